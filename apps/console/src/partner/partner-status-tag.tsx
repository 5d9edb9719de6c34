import type { PartnerStatus } from '@countersign/domain/partner/partner';
import { Tag } from '../parts/tag.tsx';
import { useText } from '../text/use-text.ts';

const tones = { active: 'success', suspended: 'warning', ended: 'neutral' } as const;

export function PartnerStatusTag({ status }: { status: PartnerStatus }) {
  const t = useText();
  return <Tag tone={tones[status]}>{t(`partnerStatus.${status}`)}</Tag>;
}
