import { and, eq } from '@countersign/db/query';
import { cases } from '@countersign/db/schema/case';
import type { CaseState } from '@countersign/domain/case/case-state';
import type { ServiceContext } from '../context.ts';
import { read } from '../transact.ts';
import { stateOf } from './state-of.ts';

/** The newest state of a case for a run that is behind it; null where a newer run has taken the case over. */
export async function loadCaseState(
  ctx: ServiceContext,
  at: { readonly caseId: string; readonly epoch: number },
): Promise<CaseState | null> {
  const [row] = await read(ctx, (tx) =>
    tx
      .select()
      .from(cases)
      .where(and(eq(cases.tenantId, ctx.tenantId), eq(cases.id, at.caseId))),
  );
  if (!row || row.epoch > at.epoch) return null;
  return stateOf(row);
}
