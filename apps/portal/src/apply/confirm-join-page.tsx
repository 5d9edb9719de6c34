import { isProblem } from '@countersign/ui/client/problem';
import { useLocation } from 'react-router';
import { client } from '../app/clients.ts';
import { useWords } from '../app/texts.tsx';
import { useQuery } from '../data/use-query.ts';
import { Failure, Loading } from '../parts/states.tsx';
import { ApplyFrame } from './apply-frame.tsx';

/** The mailbox is theirs; the partner itself is asked now. */
export default function ConfirmJoinPage() {
  const { texts, fill } = useWords();
  const token = useLocation().hash.slice(1);
  const { data, error, reload } = useQuery(token === '' ? undefined : `join ${token}`, () =>
    client.call('apply.confirm-join', { body: { token } }),
  );
  if (token === '' || (isProblem(error) && !error.isPassing))
    return <ApplyFrame title={texts.apply.linkGoneTitle} intro={texts.apply.linkGoneText} />;
  if (data === undefined)
    return (
      <ApplyFrame title={texts.states.loading}>
        {error === undefined ? <Loading rows={2} /> : <Failure error={error} onRetry={reload} />}
      </ApplyFrame>
    );
  const text = data.status === 'waiting' ? texts.apply.confirmedText : texts.apply.confirmedDone;
  return <ApplyFrame title={texts.apply.confirmedTitle} intro={fill(text, { partner: data.partnerName })} />;
}
