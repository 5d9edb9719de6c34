import type { Reply } from '@countersign/ui/client/operation-types';
import { useState } from 'react';
import { client } from '../app/clients.ts';
import { useWords } from '../app/texts.tsx';
import { useQuery } from '../data/use-query.ts';
import { LinkTabs } from '../link/link-tabs.tsx';
import { Button, ButtonLink } from '../parts/button.tsx';
import { SelectField, TextField } from '../parts/field.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Card, Page } from '../parts/page.tsx';
import { Notice } from '../parts/states.tsx';
import { TestCourse } from './test-course.tsx';

type PartnerLink = Reply<'link.list'>['items'][number];

export default function ConversionTestPage() {
  const { texts } = useWords();
  const links = useQuery('links to test', (signal) =>
    client.call('link.list', { query: { limit: 200, archived: 'false' }, signal }),
  );
  return (
    <Page title={texts.conversionTest.title} intro={texts.conversionTest.intro}>
      <LinkTabs />
      <Loaded query={links} rows={3}>
        {({ items }) =>
          items[0] === undefined ? (
            <Notice kind="info">
              <p>{texts.conversionTest.noLinks}</p>
              <div className="notice-actions">
                <ButtonLink to="/links">{texts.links.title}</ButtonLink>
              </div>
            </Notice>
          ) : (
            <ConversionTest links={items} first={items[0]} />
          )
        }
      </Loaded>
    </Page>
  );
}

function ConversionTest({ links, first }: { readonly links: readonly PartnerLink[]; readonly first: PartnerLink }) {
  const { texts } = useWords();
  const [linkId, setLinkId] = useState(first.id);
  const [reference, setReference] = useState('');
  const [startedAt, setStartedAt] = useState<string>();
  const link = links.find(({ id }) => id === linkId) ?? first;
  const restart = () => setStartedAt(undefined);
  return (
    <div className="columns columns-even">
      <Card>
        <SelectField
          label={texts.conversionTest.link}
          value={link.id}
          onValue={(id) => {
            setLinkId(id);
            restart();
          }}
        >
          {links.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
        <code className="link-url">{link.url}</code>
        <TextField
          label={texts.conversionTest.reference}
          hint={texts.conversionTest.referenceHint}
          isOptional
          maxLength={200}
          autoComplete="off"
          value={reference}
          onValue={setReference}
        />
        <p className="soft">{texts.conversionTest.openHint}</p>
        <div className="card-actions">
          <a
            className="button button-primary"
            href={link.url}
            target="_blank"
            rel="noreferrer"
            onClick={() => setStartedAt(new Date().toISOString())}
          >
            <span>{texts.conversionTest.open}</span>
          </a>
          {startedAt !== undefined && <Button onClick={restart}>{texts.conversionTest.restart}</Button>}
        </div>
      </Card>
      <TestCourse
        key={`${link.id} ${startedAt ?? ''}`}
        linkId={link.id}
        reference={reference.trim()}
        startedAt={startedAt}
      />
    </div>
  );
}
