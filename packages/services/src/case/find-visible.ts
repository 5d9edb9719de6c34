import { and, eq, isNull, or, type SQL } from '@countersign/db/query';
import { cases } from '@countersign/db/schema/case';
import { dealRegistrations } from '@countersign/db/schema/deal-registration';
import { AppError } from '../app-error.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { visibleDeals } from '../deal-registration/find-visible.ts';
import type { DealRow } from '../deal-registration/update-deal.ts';
import type { CaseRow } from './effect.ts';

/** One case that the actor may know of, with the registration it is about, if it is about one; `not_found` otherwise. */
export async function findVisibleCase(
  ctx: ServiceContext,
  tx: Transaction,
  id: string,
): Promise<{ row: CaseRow; deal: DealRow | null }> {
  const [found] = await tx
    .select({ row: cases, deal: dealRegistrations })
    .from(cases)
    .leftJoin(
      dealRegistrations,
      and(eq(dealRegistrations.tenantId, cases.tenantId), eq(dealRegistrations.id, cases.subjectId)),
    )
    .where(and(eq(cases.tenantId, ctx.tenantId), eq(cases.id, id), visibleCases(ctx)));
  if (!found) throw new AppError('not_found', { detail: 'There is no such case.' });
  return found;
}

/** Staff know of every case; a partner's people of those about their own registrations. */
function visibleCases(ctx: ServiceContext): SQL | undefined {
  return ctx.actor.kind === 'contact' ? visibleDeals(ctx) : or(isNull(dealRegistrations.id), visibleDeals(ctx));
}
