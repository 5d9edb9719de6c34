import { useState } from 'react';
import { client } from '../app/clients.ts';
import { useMay } from '../app/session.tsx';
import { useWords } from '../app/texts.tsx';
import { useQuery } from '../data/use-query.ts';
import { Button } from '../parts/button.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Card, Page } from '../parts/page.tsx';
import { Empty, Notice } from '../parts/states.tsx';
import '../styles/vetting.css';
import { HeldForYou } from './held-for-you.tsx';
import { OnePaper } from './one-paper.tsx';
import { PaperForm } from './paper-form.tsx';

/** What the partner has on file, until when it holds, and what it is asked to renew. */
export default function PapersPage() {
  const { texts } = useWords();
  const may = useMay();
  const [isAdding, setAdding] = useState(false);
  const papers = useQuery('own licences', (signal) => client.call('licence.mine', { signal }));
  const done = () => {
    setAdding(false);
    papers.reload();
  };
  return (
    <Page
      title={texts.papers.title}
      intro={texts.papers.intro}
      actions={
        may('renewal.submit') && !isAdding ? (
          <Button icon="plus" onClick={() => setAdding(true)}>
            {texts.papers.handIn}
          </Button>
        ) : undefined
      }
    >
      <HeldForYou />
      {isAdding && (
        <Card title={texts.papers.handIn} tone="attention">
          <PaperForm replaces={null} onSent={done} onCancel={() => setAdding(false)} />
        </Card>
      )}
      <Loaded query={papers} rows={4}>
        {({ items, renewals }) => {
          const firsts = renewals.filter(({ replaces, status }) => replaces === null && status !== 'accepted');
          return (
            <>
              {firsts.map((renewal) => (
                <OnePaper key={renewal.id} paper={null} renewals={[renewal]} onSent={papers.reload} />
              ))}
              {items.map((paper) => (
                <OnePaper
                  key={paper.id}
                  paper={paper}
                  renewals={renewals.filter(({ replaces }) => replaces?.id === paper.id)}
                  onSent={papers.reload}
                />
              ))}
              {items.length === 0 && firsts.length === 0 && !isAdding && (
                <Empty icon="shield" title={texts.papers.nothing} text={texts.papers.nothingText} />
              )}
              {!may('renewal.submit') && <Notice kind="info">{texts.papers.mayNot}</Notice>}
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}
