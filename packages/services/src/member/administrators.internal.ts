import { and, asc, eq, sql } from '@countersign/db/query';
import { members } from '@countersign/db/schema/people';
import { AppError } from '../app-error.ts';
import type { ServiceContext, Transaction } from '../context.ts';

/** Locks the administrators, so that two cannot take the role from each other at the same time, and gives their ids. */
export async function lockAdministrators(ctx: ServiceContext, tx: Transaction): Promise<string[]> {
  const rows = await tx
    .select({ id: members.id })
    .from(members)
    .where(
      and(eq(members.tenantId, ctx.tenantId), eq(members.status, 'active'), sql`${members.roles} ? 'administrator'`),
    )
    .orderBy(asc(members.id))
    .for('update');
  return rows.map(({ id }) => id);
}

export function refuseLastAdministrator(administrators: readonly string[], leaving: string): void {
  if (administrators.length === 1 && administrators[0] === leaving) {
    throw new AppError('last_administrator', { detail: 'Make somebody else an administrator first.' });
  }
}
