import type { RenewalStatus } from '@countersign/domain/renewal/renewal';
import { Tag } from '../parts/tag.tsx';
import { useText } from '../text/use-text.ts';

const toneOf = {
  asked: 'neutral',
  in_review: 'warning',
  accepted: 'success',
  refused: 'danger',
  superseded: 'neutral',
} as const satisfies Record<RenewalStatus, string>;

export function RenewalStatusTag({ status }: { status: RenewalStatus }) {
  const t = useText();
  return <Tag tone={toneOf[status]}>{t(`renewalStatus.${status}`)}</Tag>;
}
