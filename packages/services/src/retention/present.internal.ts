import type { RetentionRule } from '@countersign/contracts/retention/operations';
import type { retentionRules } from '@countersign/db/schema/data-request';
import { keepingLaw } from '@countersign/domain/data-request/area';
import { type RetentionKind, retentionTimes } from '@countersign/domain/data-request/retention';
import { formatInstant } from '@countersign/domain/time/instant';

/** A rule as it stands: the tenant's, or the product's own. */
export function presentRule(kind: RetentionKind, row: typeof retentionRules.$inferSelect | undefined): RetentionRule {
  const { days, daysMin, daysMax, basis } = retentionTimes[kind];
  return {
    kind,
    days: row?.days ?? days,
    daysMin,
    daysMax,
    basis,
    law: basis === null ? null : keepingLaw[basis],
    revision: row?.revision ?? 0,
    changedAt: row ? formatInstant(row.changedAt) : null,
  };
}
