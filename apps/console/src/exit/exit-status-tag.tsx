import type { ExitStatus } from '@countersign/domain/exit/exit';
import { Tag } from '../parts/tag.tsx';
import { useText } from '../text/use-text.ts';

const tones = {
  in_review: 'warning',
  notice: 'info',
  ending: 'info',
  ended: 'neutral',
  cancelled: 'success',
  refused: 'neutral',
  withdrawn: 'neutral',
} as const;

export function ExitStatusTag({ status }: { status: ExitStatus }) {
  const t = useText();
  return <Tag tone={tones[status]}>{t(`exitStatus.${status}`)}</Tag>;
}
