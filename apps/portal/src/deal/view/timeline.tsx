import { useState } from 'react';
import { client } from '../../app/clients.ts';
import { useWords } from '../../app/texts.tsx';
import { useQuery } from '../../data/use-query.ts';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/page.tsx';
import { Failure, Loading } from '../../parts/states.tsx';

const shownAtFirst = 8;
const entriesMax = 200;

/** Newest first: that is what people look for. `version` changes when the deal does. */
export function Timeline({ caseId, version }: { readonly caseId: string; readonly version: string }) {
  const { texts, format } = useWords();
  const [isWhole, setWhole] = useState(false);
  const { data, error, reload } = useQuery(
    `timeline ${caseId} ${version}`,
    (signal) => client.call('case.timeline', { params: { id: caseId }, query: { limit: entriesMax }, signal }),
    { keepPrevious: true },
  );
  const entries = data?.items.toReversed() ?? [];
  return (
    <Card title={texts.deal.timeline}>
      {data === undefined && error === undefined && <Loading rows={3} />}
      {data === undefined && error !== undefined && <Failure error={error} onRetry={reload} />}
      {data?.items.length === 0 && <p className="soft">{texts.deal.timelineEmpty}</p>}
      <ol className="timeline">
        {entries.slice(0, isWhole ? undefined : shownAtFirst).map((entry) => (
          <li key={entry.id}>
            <strong>{texts.shared.timeline[entry.kind]}</strong>
            <small>
              {entry.actor} ·{' '}
              <time dateTime={entry.at} title={format.dateTimeLong(entry.at)}>
                {format.dateTime(entry.at)}
              </time>
            </small>
            {entry.text !== null && <p className="pre">{entry.text}</p>}
          </li>
        ))}
      </ol>
      {!isWhole && entries.length > shownAtFirst && (
        <Button kind="quiet" onClick={() => setWhole(true)}>
          {texts.deal.timelineMore}
        </Button>
      )}
    </Card>
  );
}
