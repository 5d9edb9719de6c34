import type { dealRegistrations } from '@countersign/db/schema/deal-registration';
import type { ServiceContext } from '../context.ts';
import { amountColumns } from '../deal-registration/money-columns.ts';
import { termColumns } from '../deal-registration/terms.ts';
import type { Keyed, Starter } from './commit-rows.internal.ts';
import { noonOf } from './noon.ts';
import type { DealRow } from './rows/deal-row.ts';

export interface CreateDeals {
  readonly programId: string;
  readonly sendsMail: boolean;
  readonly starter: Starter;
  /** Customers that were found before in this run. */
  readonly customerIds: Map<string, string>;
  readonly rows: readonly Keyed<DealRow>[];
  /** Told between the steps of a batch, so that a slow one is not taken for a dead one. */
  readonly onProgress: () => void;
}

type NewDeal = typeof dealRegistrations.$inferInsert;

/** A registration as a row of the file says it, before it has a case. */
export function newDeal(
  ctx: ServiceContext,
  given: CreateDeals,
  { key, row }: Keyed<DealRow>,
): NewDeal & { readonly id: string } {
  return {
    tenantId: ctx.tenantId,
    id: ctx.ids.next('deal'),
    programId: given.programId,
    partnerId: row.partnerId,
    status: 'draft',
    origin: 'import',
    importKey: key,
    terms: row.terms,
    revision: 1,
    ...termColumns(row.terms),
    ...amountColumns(row.terms),
    createdByMember: given.starter.id,
    submittedAt: row.submittedOn === null ? null : noonOf(row.submittedOn),
    extensionsUsed: 0,
    hasMatches: false,
    createdAt: ctx.now(),
    changedAt: ctx.now(),
  };
}
