import { and, eq } from '@countersign/db/query';
import { barredIdentities } from '@countersign/db/schema/exit';
import { exitReasonRules } from '@countersign/domain/exit/exit';
import type { ServiceContext, Transaction } from '../../context.ts';
import { digestsOf } from '../barred-identities.ts';
import { identitiesOfPartner } from '../identities-of-partner.ts';
import type { ExitRow } from '../load.internal.ts';

/** Remembers by digests who left for a reason that bars: company and people, but nothing that could be read. */
export async function barReEntry(
  ctx: ServiceContext,
  tx: Transaction,
  exit: ExitRow,
): Promise<Record<string, unknown>> {
  if (!exitReasonRules[exit.reason].bars) return { count: 0 };
  const digests = await digestsOf(ctx, tx, await identitiesOfPartner(ctx, tx, exit.partnerId));
  if (digests.length > 0)
    await tx
      .insert(barredIdentities)
      .values(
        digests.map(({ kind, digest }) => ({ tenantId: ctx.tenantId, kind, digest, exitId: exit.id, at: ctx.now() })),
      )
      .onConflictDoNothing();
  return { count: digests.length };
}

export async function allowReEntry(ctx: ServiceContext, tx: Transaction, exit: ExitRow): Promise<void> {
  await tx
    .delete(barredIdentities)
    .where(and(eq(barredIdentities.tenantId, ctx.tenantId), eq(barredIdentities.exitId, exit.id)));
}
