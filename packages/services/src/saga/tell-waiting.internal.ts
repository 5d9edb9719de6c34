import { and, eq } from '@countersign/db/query';
import { enrollments, partners } from '@countersign/db/schema/tenant';
import type { NextOfSaga } from '@countersign/domain/saga/saga';
import type { ServiceContext, Transaction } from '../context.ts';
import { membersWithRole } from '../member/with-role.ts';
import { queueMail } from '../notification/queue-mail.ts';
import type { LoadedSaga } from './load.internal.ts';

/** Mails the partner's manager and the administrators that a saga stands still until one of them says how it goes on. */
export async function tellWaiting(
  ctx: ServiceContext,
  tx: Transaction,
  { row, steps }: LoadedSaga,
  next: NextOfSaga,
): Promise<void> {
  if (next.kind !== 'wait') return;
  const step = steps.find(({ key }) => key === next.step);
  const [partner] = await tx
    .select({ name: partners.name })
    .from(partners)
    .where(and(eq(partners.tenantId, ctx.tenantId), eq(partners.id, row.partnerId)));
  const managers = await tx
    .select({ id: enrollments.managerMemberId, programId: enrollments.programId })
    .from(enrollments)
    .where(and(eq(enrollments.tenantId, ctx.tenantId), eq(enrollments.partnerId, row.partnerId)));
  const own = managers.filter(({ programId }) => row.programId === null || row.programId === programId);
  const administrators = await membersWithRole(ctx, tx, 'administrator');
  const told = new Set([...own.flatMap(({ id }) => (id === null ? [] : [id])), ...administrators.map(({ id }) => id)]);
  const turn = `${next.step}/${step?.attempts ?? 0}/${step?.undoAttempts ?? 0}`;
  for (const memberId of told)
    await queueMail(ctx, tx, {
      kind: 'saga_waiting',
      key: `saga_waiting/${row.id}/${turn}/${memberId}`,
      to: { memberId },
      facts: { partner: partner?.name ?? null },
      link: new URL(`/sagas/${row.id}`, ctx.urls.console).href,
    });
}
