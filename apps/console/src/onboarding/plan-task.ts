import type { Reply } from '@countersign/ui/client/operation-types';
import { useText } from '../text/use-text.ts';

export type Onboarding = Reply<'onboarding.get'>;
export type PlanTask = Onboarding['plan'][number];
export type TaskAction = PlanTask['actions'][number];

export function useTaskTitle(): (task: Pick<PlanTask, 'title' | 'kind'>) => string {
  const t = useText();
  return ({ title, kind }) => title ?? t(`onboardingTaskKind.${kind}`);
}
