import { and, eq, inArray, sql } from '@countersign/db/query';
import { cases, tasks } from '@countersign/db/schema/case';
import { members } from '@countersign/db/schema/people';
import type { ServiceContext, Transaction } from '../context.ts';
import { queueMail } from './queue-mail.ts';

/** More than these are looked up in the inbox, not mailed one by one. */
const toldMax = 12;

/** Tells the administrators which tasks nobody is left to decide after somebody went or lost a role. */
export async function tellBlocked(ctx: ServiceContext, tx: Transaction, taskIds: readonly string[]): Promise<void> {
  if (taskIds.length === 0) return;
  const blocked = await tx
    .select({ taskId: tasks.id, step: tasks.step, caseId: cases.id, number: cases.number, title: cases.title })
    .from(tasks)
    .innerJoin(cases, and(eq(cases.tenantId, tasks.tenantId), eq(cases.id, tasks.caseId)))
    .where(and(eq(tasks.tenantId, ctx.tenantId), inArray(tasks.id, taskIds.slice(0, toldMax))));
  const administrators = await tx
    .select({ id: members.id })
    .from(members)
    .where(
      and(eq(members.tenantId, ctx.tenantId), eq(members.status, 'active'), sql`${members.roles} ? 'administrator'`),
    );
  for (const { id } of administrators.slice(0, toldMax)) {
    for (const { taskId, caseId, step, number, title } of blocked) {
      await queueMail(ctx, tx, {
        kind: 'blocked',
        key: `blocked/${taskId}/${id}/${ctx.now()}`,
        to: { memberId: id },
        caseId,
        facts: { step, number, title },
      });
    }
  }
}
