import type { DealStatus } from '@countersign/domain/deal-registration/deal';
import { useWords } from '../app/texts.tsx';
import { Badge, type Look, type Tone } from './badge.tsx';

const looks: Record<DealStatus, Look> = {
  draft: { tone: 'neutral', icon: 'pencil' },
  submitted: { tone: 'info', icon: 'send' },
  in_review: { tone: 'info', icon: 'clock' },
  changes_requested: { tone: 'warning', icon: 'question' },
  waitlisted: { tone: 'info', icon: 'queue' },
  offered: { tone: 'warning', icon: 'gift' },
  approved: { tone: 'success', icon: 'shield-check' },
  win_reported: { tone: 'success', icon: 'hourglass' },
  won: { tone: 'success', icon: 'trophy' },
  lost: { tone: 'neutral', icon: 'circle-cross' },
  rejected: { tone: 'danger', icon: 'circle-cross' },
  withdrawn: { tone: 'neutral', icon: 'undo' },
  expired: { tone: 'neutral', icon: 'hourglass' },
};

export function StatusBadge({ status }: { readonly status: DealStatus }) {
  const { texts } = useWords();
  return <Badge {...looks[status]}>{texts.shared.dealStatus[status]}</Badge>;
}

export function toneOf(status: DealStatus): Tone {
  return looks[status].tone;
}
