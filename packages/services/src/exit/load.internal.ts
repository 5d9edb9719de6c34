import { and, eq } from '@countersign/db/query';
import { exits } from '@countersign/db/schema/exit';
import { enrollments, partners, programs } from '@countersign/db/schema/tenant';
import type { ServiceContext, Transaction } from '../context.ts';
import { notFound } from '../not-found.ts';

export type ExitRow = typeof exits.$inferSelect;
export type ProgramRow = typeof programs.$inferSelect;

/** A membership with what an exit needs to know of it. */
export interface Membership {
  readonly enrollment: typeof enrollments.$inferSelect;
  readonly partner: typeof partners.$inferSelect;
  readonly program: ProgramRow;
}

/** One of the tenant's, locked for the rest of the transaction, or `not_found`. */
export async function lockExit(ctx: ServiceContext, tx: Transaction, id: string): Promise<ExitRow> {
  const [row] = await tx
    .select()
    .from(exits)
    .where(and(eq(exits.tenantId, ctx.tenantId), eq(exits.id, id)))
    .for('update');
  if (!row) throw notFound('exit');
  return row;
}

/** One of the tenant's, and for a partner's people their own, or `not_found`. */
export async function loadExit(ctx: ServiceContext, tx: Transaction, id: string): Promise<ExitRow> {
  const [row] = await tx
    .select()
    .from(exits)
    .where(
      and(
        eq(exits.tenantId, ctx.tenantId),
        eq(exits.id, id),
        ctx.actor.kind === 'contact' ? eq(exits.partnerId, ctx.actor.partnerId) : undefined,
      ),
    );
  if (!row) throw notFound('exit');
  return row;
}

export async function updateExit(
  ctx: ServiceContext,
  tx: Transaction,
  id: string,
  change: Partial<typeof exits.$inferInsert>,
): Promise<void> {
  await tx
    .update(exits)
    .set({ ...change, changedAt: ctx.now() })
    .where(and(eq(exits.tenantId, ctx.tenantId), eq(exits.id, id)));
}

/** The membership that the input's `enrollmentId` names; a partner's people know of their own alone. */
export async function loadMembership(ctx: ServiceContext, tx: Transaction, enrollmentId: string): Promise<Membership> {
  const [found] = await tx
    .select({ enrollment: enrollments, partner: partners, program: programs })
    .from(enrollments)
    .innerJoin(partners, and(eq(partners.tenantId, enrollments.tenantId), eq(partners.id, enrollments.partnerId)))
    .innerJoin(programs, and(eq(programs.tenantId, enrollments.tenantId), eq(programs.id, enrollments.programId)))
    .where(
      and(
        eq(enrollments.tenantId, ctx.tenantId),
        eq(enrollments.id, enrollmentId),
        ctx.actor.kind === 'contact' ? eq(enrollments.partnerId, ctx.actor.partnerId) : undefined,
      ),
    );
  if (!found) throw notFound('enrollment', 'enrollmentId');
  return found;
}
