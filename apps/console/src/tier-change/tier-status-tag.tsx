import type { TierChangeStatus } from '@countersign/domain/tier-change/tier-change';
import { Tag } from '../parts/tag.tsx';
import { useText } from '../text/use-text.ts';

const tones = {
  in_review: 'warning',
  scheduled: 'info',
  in_force: 'success',
  returned: 'neutral',
  replaced: 'neutral',
  refused: 'neutral',
  withdrawn: 'neutral',
} as const;

export function TierStatusTag({ status }: { status: TierChangeStatus }) {
  const t = useText();
  return <Tag tone={tones[status]}>{t(`tierChangeStatus.${status}`)}</Tag>;
}
