import { client } from '../app/clients.ts';
import { useMay } from '../app/session.tsx';
import { useWords } from '../app/texts.tsx';
import { useQuery } from '../data/use-query.ts';
import { Card } from '../parts/page.tsx';

const newForDays = 90;
const dayMs = 86_400_000;

/** One line for whoever has joined lately: what they have come to already. Later, and while nothing is known, nothing. */
export function FirstSteps({ now }: { readonly now: number }) {
  const { texts, fill } = useWords();
  const may = useMay();
  const { data } = useQuery(may('activation.mine') ? 'activation' : undefined, (signal) =>
    client.call('activation.mine', { signal }),
  );
  const recent = data?.items.filter(({ joinedAt }) => now - Date.parse(joinedAt) <= newForDays * dayMs) ?? [];
  if (recent.length === 0) return null;
  return (
    <Card title={texts.firstSteps.title}>
      {recent.map(({ id, program, reached }) => {
        const names = reached.flatMap(({ milestone, at }) => (at === null ? [] : [texts.firstSteps.names[milestone]]));
        return (
          <p key={id} className="soft">
            {names.length === 0
              ? fill(texts.firstSteps.none, { program: program.name })
              : fill(texts.firstSteps.reached, { program: program.name, steps: names.join(', ') })}
          </p>
        );
      })}
    </Card>
  );
}
