import type { EventStatus } from '@countersign/domain/event/event';
import type { Look } from '../parts/badge.tsx';

export const eventLooks: Record<EventStatus, Look> = {
  queued: { tone: 'info', icon: 'hourglass' },
  rated: { tone: 'success', icon: 'check' },
  kept: { tone: 'warning', icon: 'pause' },
};
