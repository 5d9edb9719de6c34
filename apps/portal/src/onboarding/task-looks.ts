import type { OnboardingTaskKind } from '@countersign/domain/onboarding/task-kind';
import type { Reply } from '@countersign/ui/client/operation-types';
import type { Look } from '../parts/badge.tsx';

export type OwnOnboarding = Reply<'onboarding.mine'>['items'][number];
export type OwnTask = OwnOnboarding['plan'][number];

export const taskLooks: Readonly<Record<OwnTask['status'], Look>> = {
  waiting: { tone: 'neutral', icon: 'hourglass' },
  ready: { tone: 'info', icon: 'pencil' },
  in_review: { tone: 'neutral', icon: 'clock' },
  action_required: { tone: 'warning', icon: 'question' },
  done: { tone: 'success', icon: 'check' },
  skipped: { tone: 'neutral', icon: 'check' },
  lapsed: { tone: 'neutral', icon: 'check' },
};

/** Where a task is done; null where the page itself is the place, or it is ours. */
export const placeOfTask: Readonly<Record<OnboardingTaskKind, string | null>> = {
  agreement: '/agreements',
  training: '/training',
  tax_form: '/tax-form',
  payment_method: '/payment-methods',
  provisioning: null,
  first_link: '/links',
  first_deal: '/deals/new',
  document: null,
  manual: null,
};

/** Whether the partner can do something about it now. */
export const isYours = ({ side, status }: OwnTask): boolean =>
  side === 'partner' && (status === 'ready' || status === 'action_required');
