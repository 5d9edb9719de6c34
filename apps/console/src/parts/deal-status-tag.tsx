import type { DealStatus } from '@countersign/domain/deal-registration/deal';
import { useText } from '../text/use-text.ts';
import type { Tone } from '../theme/theme.ts';
import { Tag } from './tag.tsx';

const tones: Record<DealStatus, Tone> = {
  draft: 'neutral',
  submitted: 'info',
  in_review: 'info',
  changes_requested: 'warning',
  waitlisted: 'neutral',
  offered: 'warning',
  approved: 'success',
  win_reported: 'info',
  won: 'success',
  lost: 'neutral',
  rejected: 'danger',
  withdrawn: 'neutral',
  expired: 'neutral',
};

export function isDealStatus(text: string): text is DealStatus {
  return Object.hasOwn(tones, text);
}

export function DealStatusTag({ status }: { status: string }) {
  const t = useText();
  if (!isDealStatus(status)) return <Tag>{status}</Tag>;
  return <Tag tone={tones[status]}>{t(`dealStatus.${status}`)}</Tag>;
}
