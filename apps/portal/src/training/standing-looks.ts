import type { Reply } from '@countersign/ui/client/operation-types';
import type { Look } from '../parts/badge.tsx';

type Standing = Reply<'training.mine'>['items'][number]['progress']['standing'];

export const standingLooks: Readonly<Record<Standing, Look>> = {
  not_begun: { tone: 'neutral', icon: 'more' },
  under_way: { tone: 'info', icon: 'clock' },
  passed: { tone: 'success', icon: 'check' },
  lapsed: { tone: 'warning', icon: 'hourglass' },
};
