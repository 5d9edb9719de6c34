import { createHash } from 'node:crypto';
import type { adjustments } from '@countersign/db/schema/adjustment';
import { canonicalJson } from '../canonical-json.ts';

type Terms = Pick<
  typeof adjustments.$inferSelect,
  'enrollmentId' | 'amountMinor' | 'currency' | 'reason' | 'note' | 'eventId'
>;

/** Of what a correction says; approvers approve exactly this. */
export function adjustmentHash({ enrollmentId, amountMinor, currency, reason, note, eventId }: Terms): string {
  const text = canonicalJson({ enrollmentId, amountMinor, currency, reason, note, eventId });
  return createHash('sha256').update(text).digest('hex');
}
