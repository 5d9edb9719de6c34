import { client } from '../../app/clients.ts';
import { useMay } from '../../app/session.tsx';
import { useWords } from '../../app/texts.tsx';
import { useQuery } from '../../data/use-query.ts';
import { Card } from '../../parts/page.tsx';
import { Failure, Loading } from '../../parts/states.tsx';
import { CommentForm } from './comment-form.tsx';
import { FileLinks } from './terms-card.tsx';

const shownMax = 100;

/** Messages between the partner and the tenant's team; whatever a partner writes is shared. */
export function Comments({ caseId }: { readonly caseId: string }) {
  const { texts, format } = useWords();
  const may = useMay();
  const { data, error, reload } = useQuery(
    `comments ${caseId}`,
    (signal) => client.call('case.comments', { params: { id: caseId }, query: { limit: shownMax }, signal }),
    { refreshMs: 30_000 },
  );
  return (
    <Card title={texts.deal.comments}>
      {data === undefined && (error === undefined ? <Loading rows={2} /> : <Failure error={error} onRetry={reload} />)}
      {data?.items.length === 0 && <p className="soft">{texts.deal.commentsEmpty}</p>}
      <ul className="comments">
        {data?.items.map((comment) => (
          <li key={comment.id} className={`comment comment-${comment.side}`}>
            <p className="comment-head">
              <strong>{comment.by}</strong>
              <time dateTime={comment.at} title={format.dateTimeLong(comment.at)}>
                {format.dateTime(comment.at)}
              </time>
            </p>
            <p className="pre">{comment.text}</p>
            {comment.files.length > 0 && <FileLinks files={comment.files} />}
          </li>
        ))}
      </ul>
      {may('case.comment') && <CommentForm caseId={caseId} onSent={reload} />}
    </Card>
  );
}
