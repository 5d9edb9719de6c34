import type { memberOperations } from '@countersign/contracts/member/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, asc, eq, inArray, sql } from '@countersign/db/query';
import { cases, tasks } from '@countersign/db/schema/case';
import { contacts, members, personJoins } from '@countersign/db/schema/people';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { notFound } from '../not-found.ts';
import { requirePermission } from '../require-permission.ts';
import { recheckBlocked } from '../task/recheck-blocked.ts';
import { transact } from '../transact.ts';
import { presentMember } from './present.internal.ts';

type Operation = (typeof memberOperations)['join-person'];

/**
 * Says that a member is the same human as another member or contact: from then on the two count once wherever several
 * people are asked for. Open tasks that exclude one exclude both. It cannot be taken back.
 */
export function joinPersonMember(
  ctx: ServiceContext,
  { params, body }: InputOf<Operation>,
): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'member.join-person');
  return transact(ctx, async (tx) => {
    const [member] = await tx
      .select()
      .from(members)
      .where(and(eq(members.tenantId, ctx.tenantId), eq(members.id, params.id)))
      .for('update');
    if (!member) throw notFound('member');
    const toPersonId = await findPerson(ctx, tx, body.sameAsId);
    if (member.personId !== toPersonId) await join(ctx, tx, { from: member.personId, to: toPersonId });
    await recordAudit(ctx, tx, {
      action: 'member.join-person',
      subjectKind: 'member',
      subjectId: params.id,
      facts: { sameAsId: body.sameAsId, fromPersonId: member.personId, toPersonId },
    });
    return presentMember(ctx, tx, { ...member, personId: toPersonId });
  });
}

async function findPerson(ctx: ServiceContext, tx: Transaction, membershipId: string): Promise<string> {
  for (const table of [members, contacts]) {
    const [row] = await tx
      .select({ personId: table.personId })
      .from(table)
      .where(and(eq(table.tenantId, ctx.tenantId), eq(table.id, membershipId)))
      .for('update');
    if (row) return row.personId;
  }
  throw notFound('member or contact', 'sameAsId');
}

async function join(
  ctx: ServiceContext,
  tx: Transaction,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<void> {
  const { tenantId } = ctx;
  await tx.insert(personJoins).values({ tenantId, fromPersonId: from, toPersonId: to, at: ctx.now() });
  for (const table of [members, contacts]) {
    await tx
      .update(table)
      .set({ personId: to })
      .where(and(eq(table.tenantId, tenantId), eq(table.personId, from)));
  }
  const excluding = and(
    eq(tasks.tenantId, tenantId),
    inArray(tasks.status, ['open', 'blocked']),
    sql`${tasks.excludedPersons} ? ${from}`,
  );
  const caseIds = tx.select({ id: tasks.caseId }).from(tasks).where(excluding);
  // The cases before their tasks, as projections do: else the two would wait for each other.
  await tx
    .select({ id: cases.id })
    .from(cases)
    .where(and(eq(cases.tenantId, tenantId), inArray(cases.id, caseIds)))
    .orderBy(asc(cases.id))
    .for('update');
  await tx
    .update(tasks)
    .set({ excludedPersons: sql`${tasks.excludedPersons} || ${JSON.stringify([to])}::jsonb` })
    .where(excluding);
  await recheckBlocked(ctx, tx);
}
