import type { AdjustmentStatus } from '@countersign/domain/adjustment/adjustment';
import { Tag } from '../parts/tag.tsx';
import { useText } from '../text/use-text.ts';

const tones = { in_review: 'warning', posted: 'success', refused: 'neutral' } as const;

export function AdjustmentStatusTag({ status }: { status: AdjustmentStatus }) {
  const t = useText();
  return <Tag tone={tones[status]}>{t(`adjustmentStatus.${status}`)}</Tag>;
}
