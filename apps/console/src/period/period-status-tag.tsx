import type { PeriodStatus } from '@countersign/domain/statement/period';
import { Tag } from '../parts/tag.tsx';
import { useText } from '../text/use-text.ts';
import type { Tone } from '../theme/theme.ts';

const tones: Record<PeriodStatus, Tone> = {
  closing: 'info',
  in_review: 'warning',
  published: 'success',
  refused: 'danger',
};

export function PeriodStatusTag({ status }: { status: PeriodStatus }) {
  const t = useText();
  return <Tag tone={tones[status]}>{t(`periodStatus.${status}`)}</Tag>;
}
