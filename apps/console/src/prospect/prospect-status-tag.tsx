import type { ProspectStatus } from '@countersign/domain/prospect/prospect';
import { Tag } from '../parts/tag.tsx';
import { useText } from '../text/use-text.ts';

const tones = {
  identified: 'neutral',
  invited: 'info',
  expired: 'warning',
  applied: 'brand',
  joined: 'success',
  dismissed: 'neutral',
} as const satisfies Record<ProspectStatus, string>;

export function ProspectStatusTag({ status }: { status: ProspectStatus }) {
  const t = useText();
  return <Tag tone={tones[status]}>{t(`prospectStatus.${status}`)}</Tag>;
}
