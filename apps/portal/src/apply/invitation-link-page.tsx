import { isProblem } from '@countersign/ui/client/problem';
import { useEffect } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { client } from '../app/clients.ts';
import { useWords } from '../app/texts.tsx';
import { useQuery } from '../data/use-query.ts';
import { Failure, Loading } from '../parts/states.tsx';
import { ApplyFrame } from './apply-frame.tsx';

/** Leads from an invitation to the application that it begins. */
export default function InvitationLinkPage() {
  const { texts, locale } = useWords();
  const navigate = useNavigate();
  const token = useLocation().hash.slice(1);
  const { data, error, reload } = useQuery(token === '' ? undefined : `invited ${token}`, () =>
    client.call('apply.invitation', { body: { token, locale: locale === 'de' ? 'de' : 'en' } }),
  );
  useEffect(() => {
    if (data !== undefined) void navigate(`/application/application#${data.token}`, { replace: true });
  }, [data, navigate]);
  if (token === '' || (isProblem(error) && !error.isPassing))
    return <ApplyFrame title={texts.apply.linkGoneTitle} intro={texts.apply.linkGoneText} />;
  return (
    <ApplyFrame title={texts.states.loading}>
      {error === undefined ? <Loading rows={3} /> : <Failure error={error} onRetry={reload} />}
    </ApplyFrame>
  );
}
