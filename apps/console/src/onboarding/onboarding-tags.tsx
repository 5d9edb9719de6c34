import type { OnboardingStatus, PlanTaskStatus } from '@countersign/domain/onboarding/onboarding-case';
import { Tag } from '../parts/tag.tsx';
import { useText } from '../text/use-text.ts';
import type { Tone } from '../theme/theme.ts';

const onboardingTones: Readonly<Record<OnboardingStatus, Tone>> = {
  open: 'info',
  held: 'warning',
  active: 'success',
  completed: 'success',
  cancelled: 'neutral',
};

export function OnboardingStatusTag({ status }: { status: OnboardingStatus }) {
  const t = useText();
  return <Tag tone={onboardingTones[status]}>{t(`onboardingStatus.${status}`)}</Tag>;
}

const taskTones: Readonly<Record<PlanTaskStatus, Tone>> = {
  waiting: 'neutral',
  ready: 'info',
  in_review: 'warning',
  action_required: 'warning',
  done: 'success',
  skipped: 'neutral',
  lapsed: 'neutral',
};

export function PlanTaskTag({ status }: { status: PlanTaskStatus }) {
  const t = useText();
  return <Tag tone={taskTones[status]}>{t(`planTaskStatus.${status}`)}</Tag>;
}
