import { and, eq } from '@countersign/db/query';
import { cases } from '@countersign/db/schema/case';
import { workflowIdOf } from '@countersign/domain/case/case-state';
import type { ServiceContext } from '../context.ts';
import { read } from '../transact.ts';
import { stateOf } from './state-of.ts';

/** Hands an open case to whatever runs cases, from its newest snapshot. A finished one, or one that runs already, is success. */
export async function startCase(ctx: ServiceContext, caseId: string): Promise<void> {
  const [row] = await read(ctx, (tx) =>
    tx
      .select()
      .from(cases)
      .where(and(eq(cases.tenantId, ctx.tenantId), eq(cases.id, caseId))),
  );
  if (!row?.isOpen) return;
  const state = stateOf(row);
  await ctx.ports.caseRunner.start({ workflowId: workflowIdOf(state), process: row.process, snapshot: state });
}
