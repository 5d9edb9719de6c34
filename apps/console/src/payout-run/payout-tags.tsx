import type { PayoutRunStatus, PayoutStatus } from '@countersign/domain/payout/payout';
import { Tag } from '../parts/tag.tsx';
import { useText } from '../text/use-text.ts';
import type { Tone } from '../theme/theme.ts';

const runTones: Record<PayoutRunStatus, Tone> = {
  draft: 'neutral',
  computed: 'info',
  in_review: 'warning',
  approved: 'info',
  released: 'info',
  settled: 'success',
  cancelled: 'neutral',
};
const payoutTones: Record<PayoutStatus, Tone> = {
  pending: 'neutral',
  held: 'warning',
  ready: 'info',
  sent: 'info',
  paid: 'success',
  failed: 'danger',
  returned: 'danger',
  unknown: 'warning',
  cancelled: 'neutral',
};

export function PayoutRunStatusTag({ status }: { status: PayoutRunStatus }) {
  const t = useText();
  return <Tag tone={runTones[status]}>{t(`payoutRunStatus.${status}`)}</Tag>;
}

export function PayoutStatusTag({ status }: { status: PayoutStatus }) {
  const t = useText();
  return <Tag tone={payoutTones[status]}>{t(`payoutStatus.${status}`)}</Tag>;
}
