import type { OutputOf } from '@countersign/contracts/operation/operation';
import type { retentionOperations } from '@countersign/contracts/retention/operations';
import { eq } from '@countersign/db/query';
import { retentionRules } from '@countersign/db/schema/data-request';
import { retentionKinds } from '@countersign/domain/data-request/retention';
import type { ServiceContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { presentRule } from './present.internal.ts';

/** How long each kind of thing is kept. */
export function listRetention(ctx: ServiceContext): Promise<OutputOf<(typeof retentionOperations)['list']>> {
  requirePermission(ctx, 'retention.list');
  return read(ctx, async (tx) => {
    const rows = await tx.select().from(retentionRules).where(eq(retentionRules.tenantId, ctx.tenantId));
    return {
      items: retentionKinds.map((kind) =>
        presentRule(
          kind,
          rows.find((row) => row.kind === kind),
        ),
      ),
    };
  });
}
