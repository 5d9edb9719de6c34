import type { auditOperations } from '@countersign/contracts/audit/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { desc, eq, sql } from '@countersign/db/query';
import { auditCheckpoints, auditLog } from '@countersign/db/schema/audit';
import { formatInstant } from '@countersign/domain/time/instant';
import type { ServiceContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';

type Operation = (typeof auditOperations)['status'];

/** How many of the company's rows there are and are sealed, and the newest checkpoint of the chain. */
export function statusAudit(ctx: ServiceContext, _input: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'audit.status');
  return read(ctx, async (tx) => {
    const [counted] = await tx
      .select({ rows: sql<number>`count(*)::int`, sealed: sql<number>`count(${auditLog.sealSequence})::int` })
      .from(auditLog)
      .where(eq(auditLog.tenantId, ctx.tenantId));
    const [newest] = await tx.select().from(auditCheckpoints).orderBy(desc(auditCheckpoints.sequence)).limit(1);
    return {
      rows: counted?.rows ?? 0,
      sealed: counted?.sealed ?? 0,
      checkpointSequence: newest?.sequence ?? null,
      checkpointAt: newest ? formatInstant(newest.at) : null,
    };
  });
}
