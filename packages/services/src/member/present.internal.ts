import type { member } from '@countersign/contracts/member/operations';
import { and, eq, inArray, sql } from '@countersign/db/query';
import { tasks } from '@countersign/db/schema/case';
import { members } from '@countersign/db/schema/people';
import { user } from '@countersign/db/schema/sign-in';
import { formatInstant } from '@countersign/domain/time/instant';
import type { z } from 'zod';
import type { ServiceContext, Transaction } from '../context.ts';

export type MemberRow = typeof members.$inferSelect;
type Member = z.output<typeof member>;

/** Members with what is looked up beside their row: the second factor of their login and the open tasks they may decide. */
export async function presentMembers(
  ctx: ServiceContext,
  tx: Transaction,
  rows: readonly MemberRow[],
): Promise<Member[]> {
  const secured = await findSecured(tx, rows);
  const openTasks = await countOpenTasks(ctx, tx, rows);
  return rows.map((row) => ({
    id: row.id,
    userId: row.userId,
    personId: row.personId,
    name: row.name,
    email: row.email,
    roles: row.roles,
    status: row.status,
    reportsTo: row.reportsTo,
    hasTwoFactor: row.userId !== null && secured.has(row.userId),
    openTasks: openTasks.get(row.id) ?? 0,
    invitedAt: formatInstant(row.invitedAt),
  }));
}

export async function presentMember(ctx: ServiceContext, tx: Transaction, row: MemberRow): Promise<Member> {
  const [presented] = await presentMembers(ctx, tx, [row]);
  if (!presented) throw new Error('one row gives one member');
  return presented;
}

async function findSecured(tx: Transaction, rows: readonly MemberRow[]): Promise<ReadonlySet<string>> {
  const ids = rows.flatMap(({ userId }) => (userId === null ? [] : [userId]));
  if (ids.length === 0) return new Set();
  const found = await tx
    .select({ id: user.id })
    .from(user)
    .where(and(inArray(user.id, ids), eq(user.twoFactorEnabled, true)));
  return new Set(found.map(({ id }) => id));
}

async function countOpenTasks(
  ctx: ServiceContext,
  tx: Transaction,
  rows: readonly MemberRow[],
): Promise<ReadonlyMap<string, number>> {
  const ids = rows.filter(({ status }) => status === 'active').map(({ id }) => id);
  if (ids.length === 0) return new Map();
  const found = await tx
    .select({ id: members.id, count: sql<number>`count(*)::int` })
    .from(members)
    .innerJoin(
      tasks,
      and(
        eq(tasks.tenantId, members.tenantId),
        eq(tasks.status, 'open'),
        sql`(${tasks.candidateRoles} ?| array(select jsonb_array_elements_text(${members.roles}))
          or exists (select 1 from jsonb_array_elements(${tasks.candidateMembers}) c where c ->> 'memberId' = ${members.id}))`,
        sql`not ${tasks.excludedPersons} ? ${members.personId}`,
      ),
    )
    .where(and(eq(members.tenantId, ctx.tenantId), inArray(members.id, ids)))
    .groupBy(members.id);
  return new Map(found.map(({ id, count }) => [id, count]));
}
