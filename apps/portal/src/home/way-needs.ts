import { needsAnswer } from '../agreement/agreement-looks.ts';
import { client } from '../app/clients.ts';
import { useMay } from '../app/session.tsx';
import { useQuery } from '../data/use-query.ts';
import { isYours } from '../onboarding/task-looks.ts';

export interface WayNeed {
  readonly kind: 'next_steps' | 'agreement';
  readonly to: string;
  /** How many steps wait. */
  readonly count: number;
  /** What the terms are called. */
  readonly title: string;
}

const refreshMs = 30_000;

/** What a partnership that begins, or terms that have changed, ask of the reader. */
export function useWayNeeds(): readonly WayNeed[] {
  const may = useMay();
  const onboardings = useQuery(
    may('onboarding.mine') ? 'own onboardings' : undefined,
    (signal) => client.call('onboarding.mine', { signal }),
    { refreshMs },
  );
  const agreements = useQuery(
    may('agreement.accept') ? 'own agreements' : undefined,
    (signal) => client.call('agreement.mine', { signal }),
    { refreshMs },
  );
  const steps = (onboardings.data?.items ?? [])
    .filter(({ status }) => status === 'open' || status === 'active')
    .flatMap(({ plan, status }) => plan.filter((task) => isYours(task) && (task.isRequired || status === 'active')));
  const asked = (agreements.data?.items ?? []).filter(needsAnswer);
  return [
    ...(steps.length === 0 ? [] : [{ kind: 'next_steps', to: '/onboarding', count: steps.length, title: '' } as const]),
    // What is a step of an onboarding is asked for there.
    ...asked
      .filter(({ dueOn }) => dueOn !== null)
      .map(({ id, text }) => ({ kind: 'agreement', to: `/agreements/${id}`, count: 1, title: text.title }) as const),
  ];
}
