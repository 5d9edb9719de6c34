import type { DataRequestKind } from '@countersign/domain/data-request/data-request';
import type { Reply } from '@countersign/ui/client/operation-types';
import { client } from '../app/clients.ts';
import { useWords } from '../app/texts.tsx';
import { useQuery } from '../data/use-query.ts';
import { Icon } from '../parts/icon.tsx';
import { Card } from '../parts/page.tsx';
import { Failure, Loading } from '../parts/states.tsx';
import { useToast } from '../parts/toasts.tsx';
import { AskActions } from './ask-actions.tsx';

type Own = Reply<'data-request.mine'>['items'][number];

/** What somebody may ask about their own data, and what became of it. */
export function OwnDataCard() {
  const { texts, fill, format } = useWords();
  const say = useToast();
  const { data, error, reload } = useQuery('own data requests', (signal) =>
    client.call('data-request.mine', { signal }),
  );
  const ask = async (kind: DataRequestKind) => {
    const { dueAt } = await client.call('data-request.request', { body: { kind } });
    say(fill(texts.ownData.asked, { at: format.date(dueAt) }));
    reload();
  };
  return (
    <Card title={texts.ownData.title}>
      <p className="soft">{texts.ownData.intro}</p>
      {data === undefined && (error === undefined ? <Loading rows={1} /> : <Failure error={error} onRetry={reload} />)}
      {data !== undefined && data.items.length > 0 && (
        <ul className="plain-list">
          {data.items.map((request) => (
            <OwnRequest key={request.id} request={request} />
          ))}
        </ul>
      )}
      <AskActions onAsk={ask} />
    </Card>
  );
}

function OwnRequest({ request }: { readonly request: Own }) {
  const { texts, fill, format } = useWords();
  const words = texts.ownData;
  const isOpen = request.status === 'in_review' || request.status === 'carrying_out';
  return (
    <li>
      <strong>{words.kinds[request.kind]}</strong> {request.number}{' '}
      <span className={request.status === 'done' ? 'badge badge-success' : 'badge badge-neutral'}>
        {words.statuses[request.status]}
      </span>
      {isOpen && <div className="soft">{fill(words.due, { at: format.date(request.dueAt) })}</div>}
      {request.fileExpiresAt !== null && (
        <div>
          <a
            className="button button-secondary"
            href={client.downloadUrl('data-request.file', { id: request.id })}
            download={`${request.number}.json`}
          >
            <Icon name="download" />
            <span>{words.load}</span>
          </a>{' '}
          <span className="soft">{fill(words.until, { at: format.dateTime(request.fileExpiresAt) })}</span>
        </div>
      )}
    </li>
  );
}
