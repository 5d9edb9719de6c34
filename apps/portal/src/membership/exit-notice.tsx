import { Link } from 'react-router';
import { client } from '../app/clients.ts';
import { useMay } from '../app/session.tsx';
import { useWords } from '../app/texts.tsx';
import { useQuery } from '../data/use-query.ts';
import { Notice } from '../parts/states.tsx';

/** Says at the beginning that a membership ends, for as long as it does. */
export function ExitNotice() {
  const { texts, fill, format } = useWords();
  const may = useMay();
  const exits = useQuery(may('exit.mine') ? 'own exits' : undefined, (signal) => client.call('exit.mine', { signal }), {
    refreshMs: 60_000,
  });
  return (exits.data?.items ?? [])
    .filter(({ status }) => status === 'notice' || status === 'ending' || status === 'ended')
    .map((exit) => (
      <Notice key={exit.id} kind="info" title={exit.programName}>
        {fill(texts.exit.status[exit.status], { at: exit.endsAt === null ? '' : format.dateTimeLong(exit.endsAt) })}{' '}
        <Link to={`/membership/${exit.id}`}>{texts.exit.what}</Link>
      </Notice>
    ));
}
