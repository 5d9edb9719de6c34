import type { DealStatus } from '@countersign/domain/deal-registration/deal';
import { useWords } from '../app/texts.tsx';
import { Icon, type IconName } from './icon.tsx';

type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'danger';

const looks: Record<DealStatus, { readonly tone: Tone; readonly icon: IconName }> = {
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

/** A status in colour, icon and words, so that none of them carries it alone. */
export function StatusBadge({ status }: { readonly status: DealStatus }) {
  const { texts } = useWords();
  const { tone, icon } = looks[status];
  return (
    <span className={`badge badge-${tone}`}>
      <Icon name={icon} size={14} />
      {texts.shared.dealStatus[status]}
    </span>
  );
}

export function toneOf(status: DealStatus): Tone {
  return looks[status].tone;
}
