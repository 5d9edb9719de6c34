import { ensureFactMonths } from '@countersign/services/database/ensure-fact-months';
import type { Database } from '@countersign/services/database/open';
import { moveArrivedTouches } from '@countersign/services/touch/move-arrived';
import type { Chore } from './relay/chores.ts';

const moveEveryMs = 1_000;
const monthsEveryMs = 60 * 60_000;

/** Brings clicks from where the tracker wrote them to where partners see them. */
export function trackingChores(db: Database): readonly Chore[] {
  return [
    { name: 'move arrived touches', everyMs: moveEveryMs, run: async () => void (await moveArrivedTouches(db)) },
    { name: 'make months of facts ahead', everyMs: monthsEveryMs, run: () => ensureFactMonths(db, Date.now()) },
  ];
}
