import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { vettingOperations } from '@countersign/contracts/vetting/operations';
import { and, desc, eq } from '@countersign/db/query';
import { vettings } from '@countersign/db/schema/vetting';
import type { ServiceContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { selectVettings } from './present.internal.ts';
import { presentOwn } from './present-own.internal.ts';

type Operation = (typeof vettingOperations)['mine'];

/** What a partner is asked about itself, the newest of each program; never how it is looked at. */
export function ownVettings(ctx: ServiceContext, _input: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'vetting.mine');
  const { actor } = ctx;
  if (actor.kind !== 'contact') return Promise.resolve({ items: [] });
  return read(ctx, async (tx) => {
    const rows = await selectVettings(
      tx,
      and(eq(vettings.tenantId, ctx.tenantId), eq(vettings.partnerId, actor.partnerId)),
    ).orderBy(desc(vettings.createdAt), desc(vettings.id));
    const newest = [...Map.groupBy(rows, ({ program }) => program.id).values()].flatMap((ofProgram) =>
      ofProgram.slice(0, 1),
    );
    return { items: await Promise.all(newest.map((found) => presentOwn(ctx, tx, found))) };
  });
}
