import type { adjustmentOperations } from '@countersign/contracts/adjustment/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq } from '@countersign/db/query';
import { adjustments } from '@countersign/db/schema/adjustment';
import { eventStates } from '@countersign/db/schema/event';
import { enrollments, partners, programs } from '@countersign/db/schema/tenant';
import { invalidInput } from '../app-error.ts';
import { openReviewedCase } from '../approval/open-reviewed-case.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { moneyField } from '../money-field.ts';
import { takeNumbers } from '../number/take-numbers.ts';
import { requireMember, requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { adjustmentHash } from './hash.internal.ts';
import { presentAdjustment } from './present.internal.ts';

type Operation = (typeof adjustmentOperations)['propose'];

/**
 * Puts a correction by hand before somebody else: an amount of the program's currency, not zero, that the membership gets
 * or loses, with the reason that its partner will read. Nothing is earned or owed before it is approved.
 */
export function proposeAdjustment(ctx: ServiceContext, { body }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'adjustment.propose');
  const member = requireMember(ctx);
  const { amountMinor, currency } = moneyField('amount', body.amount);
  if (amountMinor === 0n) throw invalidInput({ field: 'amount.amount', code: 'amount_zero' });
  return transact(ctx, async (tx) => {
    const { enrollment, partnerName, program } = await findMembership(ctx, tx, body.enrollmentId);
    if (currency !== program.currency) throw invalidInput({ field: 'amount.currency', code: 'currencies_differ' });
    if (body.eventId !== undefined) await requireEvent(ctx, tx, { id: body.eventId, programId: program.id });
    const year = new Date(ctx.now()).getUTCFullYear();
    const last = await takeNumbers(ctx, tx, { sequence: `adjustment/${year}`, count: 1 });
    const number = `ADJ-${year}-${String(last).padStart(5, '0')}`;
    const id = ctx.ids.next('adj');
    const terms = {
      enrollmentId: enrollment.id,
      amountMinor,
      currency,
      reason: body.reason,
      note: body.note,
      eventId: body.eventId ?? null,
    };
    const caseId = await openReviewedCase(ctx, tx, {
      process: 'adjustment',
      programId: program.id,
      subjectId: id,
      number,
      title: partnerName,
      hash: adjustmentHash(terms),
      makers: [member.personId],
      card: { amountMinor, currency, facts: { reason: body.reason, isTakenAway: amountMinor < 0n } },
    });
    await tx.insert(adjustments).values({
      tenantId: ctx.tenantId,
      id,
      number,
      programId: program.id,
      ...terms,
      status: 'in_review',
      caseId,
      proposedByPerson: member.personId,
      approvedByPersons: [],
      lineId: null,
      revision: 1,
      createdAt: ctx.now(),
      decidedAt: null,
    });
    await recordAudit(ctx, tx, {
      action: 'adjustment.propose',
      subjectKind: 'adjustment',
      subjectId: id,
      caseId,
      facts: { enrollmentId: enrollment.id, amountMinor: amountMinor.toString(), currency, reason: body.reason },
    });
    return presentAdjustment(ctx, tx, id);
  });
}

async function findMembership(ctx: ServiceContext, tx: Transaction, id: string) {
  const [found] = await tx
    .select({
      enrollment: { id: enrollments.id },
      partnerName: partners.name,
      program: { id: programs.id, currency: programs.currency },
    })
    .from(enrollments)
    .innerJoin(partners, and(eq(partners.tenantId, enrollments.tenantId), eq(partners.id, enrollments.partnerId)))
    .innerJoin(programs, and(eq(programs.tenantId, enrollments.tenantId), eq(programs.id, enrollments.programId)))
    .where(and(eq(enrollments.tenantId, ctx.tenantId), eq(enrollments.id, id)));
  if (!found) throw invalidInput({ field: 'enrollmentId', code: 'unknown', message: 'there is no such membership' });
  return found;
}

async function requireEvent(
  ctx: ServiceContext,
  tx: Transaction,
  of: { readonly id: string; readonly programId: string },
): Promise<void> {
  const [found] = await tx
    .select({ id: eventStates.eventId })
    .from(eventStates)
    .where(
      and(
        eq(eventStates.tenantId, ctx.tenantId),
        eq(eventStates.eventId, of.id),
        eq(eventStates.programId, of.programId),
      ),
    );
  if (!found) throw invalidInput({ field: 'eventId', code: 'unknown', message: 'the program has no such event' });
}
