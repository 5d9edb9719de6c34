import type { DataRequestStatus } from '@countersign/domain/data-request/data-request';
import { Tag } from '../parts/tag.tsx';
import { useText } from '../text/use-text.ts';

const tones = { in_review: 'warning', carrying_out: 'info', done: 'success', refused: 'neutral' } as const;

export function DataRequestStatusTag({ status }: { status: DataRequestStatus }) {
  const t = useText();
  return <Tag tone={tones[status]}>{t(`dataRequestStatus.${status}`)}</Tag>;
}
