import { client } from '../app/clients.ts';
import { useWords } from '../app/texts.tsx';
import { useQuery } from '../data/use-query.ts';
import { Notice } from '../parts/states.tsx';

/** What waits and why, in words that are the same whatever was found; nothing where nothing waits. */
export function HeldForYou() {
  const { texts } = useWords();
  const { data } = useQuery('own holds', (signal) => client.call('hold.mine', { signal }));
  if (data === undefined || data.items.length === 0) return null;
  const because = [...new Set(data.items.flatMap(({ because: words }) => words))];
  return (
    <Notice kind="warning" title={texts.holds.title}>
      <ul>
        {data.items.map(({ held }) => (
          <li key={held}>{texts.heldForYou[held]}</li>
        ))}
      </ul>
      {because.map((word) => (
        <p key={word}>{texts.heldBecause[word]}</p>
      ))}
    </Notice>
  );
}
