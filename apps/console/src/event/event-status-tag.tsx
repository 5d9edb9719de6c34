import type { EventStatus } from '@countersign/domain/event/event';
import { Tag } from '../parts/tag.tsx';
import { useText } from '../text/use-text.ts';
import type { Tone } from '../theme/theme.ts';

const tones: Record<EventStatus, Tone> = { queued: 'info', rated: 'success', kept: 'warning' };

export function EventStatusTag({ status }: { status: EventStatus }) {
  const t = useText();
  return <Tag tone={tones[status]}>{t(`eventStatus.${status}`)}</Tag>;
}
