import { client } from '../app/clients.ts';
import { useMay } from '../app/session.tsx';
import { useWords } from '../app/texts.tsx';
import { useQuery } from '../data/use-query.ts';
import { Loaded } from '../parts/loaded.tsx';
import { Card, Page } from '../parts/page.tsx';
import { Empty, Notice } from '../parts/states.tsx';
import '../styles/vetting.css';
import { DetailsForm } from './details-form.tsx';
import type { OwnVetting } from './draft.ts';

/** What the partner is asked about itself, program by program; one neutral text for everything else. */
export default function DetailsPage() {
  const { texts } = useWords();
  const vettings = useQuery('own vettings', (signal) => client.call('vetting.mine', { signal }));
  return (
    <Page title={texts.details.title} intro={texts.details.intro}>
      <Loaded query={vettings} rows={4}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon="shield" title={texts.details.nothing} text={texts.details.nothingText} />
          ) : (
            items.map((vetting) => <OneVetting key={vetting.id} vetting={vetting} onSent={vettings.reload} />)
          )
        }
      </Loaded>
    </Page>
  );
}

function OneVetting({ vetting, onSent }: { readonly vetting: OwnVetting; readonly onSent: () => void }) {
  const { texts, fill, format } = useWords();
  const may = useMay();
  if (vetting.state !== 'needs_you')
    return (
      <Card title={vetting.program.name}>
        <p>
          <strong>{vetting.state === 'complete' ? texts.details.complete : texts.details.inReview}</strong>
        </p>
        <p className="soft">{vetting.state === 'complete' ? texts.details.completeText : texts.details.inReviewText}</p>
      </Card>
    );
  const parts = format.list(vetting.asked.map((part) => texts.askedPart[part]));
  return (
    <Card title={vetting.program.name} tone="attention">
      <p>{fill(texts.details.asked, { parts })}</p>
      {vetting.text !== null && <p>{vetting.text}</p>}
      {vetting.until !== null && (
        <p className="soft">{fill(texts.details.until, { at: format.dateTimeLong(vetting.until) })}</p>
      )}
      {may('vetting.answer') ? (
        <DetailsForm vetting={vetting} onSent={onSent} />
      ) : (
        <Notice kind="info">{texts.details.mayNot}</Notice>
      )}
    </Card>
  );
}
