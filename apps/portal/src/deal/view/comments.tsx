import { type FormEvent, useRef, useState } from 'react';
import { client } from '../../app/clients.ts';
import { useMay } from '../../app/session.tsx';
import { useWords } from '../../app/texts.tsx';
import { useQuery } from '../../data/use-query.ts';
import { Button } from '../../parts/button.tsx';
import { TextArea } from '../../parts/field.tsx';
import { Card } from '../../parts/page.tsx';
import { problemText } from '../../parts/problem-text.ts';
import { Failure, Loading, Notice } from '../../parts/states.tsx';
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

function CommentForm({ caseId, onSent }: { readonly caseId: string; readonly onSent: () => void }) {
  const { texts } = useWords();
  const [text, setText] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const key = useRef(crypto.randomUUID());

  const send = async (submitted: FormEvent) => {
    submitted.preventDefault();
    if (text.trim() === '') return;
    setBusy(true);
    setError(undefined);
    try {
      await client.call('case.comment', {
        params: { id: caseId },
        body: { text: text.trim(), visibility: 'shared' },
        idempotencyKey: key.current,
      });
      key.current = crypto.randomUUID();
      setText('');
      onSent();
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  };

  return (
    <form className="comment-form" onSubmit={(submitted) => void send(submitted)}>
      <TextArea
        label={texts.deal.comment}
        hint={texts.deal.commentShared}
        maxLength={4_000}
        value={text}
        onValue={(value) => {
          setText(value);
          // Another text is another message, even after a send whose answer was lost.
          key.current = crypto.randomUUID();
        }}
      />
      {error !== undefined && <Notice kind="danger">{problemText(error, texts.shared)}</Notice>}
      <Button type="submit" icon="send" isBusy={isBusy}>
        {texts.deal.commentSend}
      </Button>
    </form>
  );
}
