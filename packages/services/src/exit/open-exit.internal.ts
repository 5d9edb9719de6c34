import { exitRevisions, exits } from '@countersign/db/schema/exit';
import { checkNotice, type ExitOrigin, exitReasonRules } from '@countersign/domain/exit/exit';
import { AppError, invalidInput } from '../app-error.ts';
import { openReviewedCase } from '../approval/open-reviewed-case.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { takeNumbers } from '../number/take-numbers.ts';
import { isUniqueViolation } from '../unique-violation.ts';
import { type ExitRow, loadMembership } from './load.internal.ts';
import { type AskedExit, hashOfExit, lookAtExit } from './preview-exit.ts';
import { exitTermsOf } from './terms-of.ts';

export interface OpenExit extends AskedExit {
  readonly enrollmentId: string;
  readonly note: string;
  readonly partnerText: string;
  readonly origin: ExitOrigin;
  readonly personId: string;
}

/**
 * Puts the end of a membership before those who decide, with what it would do as things stand. One at a time
 * (`conflict`); a membership that has ended cannot end again (`action_not_available`).
 */
export async function openExit(ctx: ServiceContext, tx: Transaction, asked: OpenExit): Promise<string> {
  const of = await loadMembership(ctx, tx, asked.enrollmentId);
  if (of.enrollment.status === 'ended' || of.enrollment.status === 'ending')
    throw new AppError('action_not_available', { detail: 'This membership ends or has ended already.' });
  const { reason, noticeDays, clawbackDays, choices } = asked;
  if (checkNotice({ reason, noticeDays }, exitTermsOf(of.program.settings).noticeDays) !== null)
    throw invalidInput({
      field: 'noticeDays',
      code: 'out_of_range',
      message: 'the notice is too short for this reason',
    });
  const preview = await lookAtExit(ctx, tx, of, asked);
  const termsHash = hashOfExit({ enrollmentId: of.enrollment.id, reason, noticeDays, clawbackDays, preview });
  const year = new Date(ctx.now()).getUTCFullYear();
  const last = await takeNumbers(ctx, tx, { sequence: `exit/${year}`, count: 1 });
  const number = `EXIT-${year}-${String(last).padStart(5, '0')}`;
  const id = ctx.ids.next('exit');
  const moneyMinor = BigInt(preview.money.pendingMinor) + BigInt(preview.money.availableMinor);
  const caseId = await openReviewedCase(ctx, tx, {
    process: 'exit',
    programId: of.program.id,
    subjectId: id,
    number,
    title: of.partner.name,
    hash: termsHash,
    makers: [asked.personId],
    origin: asked.origin === 'partner' ? 'portal' : 'staff',
    card: { amountMinor: moneyMinor, currency: of.program.currency, facts: { reason, noticeDays } },
  });
  const row = {
    tenantId: ctx.tenantId,
    id,
    number,
    programId: of.program.id,
    enrollmentId: of.enrollment.id,
    partnerId: of.partner.id,
    reason,
    note: asked.note,
    partnerText: asked.partnerText,
    origin: asked.origin,
    status: 'in_review' as const,
    noticeDays,
    clawbackDays,
    choices,
    preview,
    termsHash,
    revision: 1,
    caseId,
    proposedByPerson: asked.personId,
    approvedByPersons: [],
    reminded: 0,
    createdAt: ctx.now(),
    changedAt: ctx.now(),
  };
  try {
    await tx.insert(exits).values(row);
  } catch (error) {
    if (isUniqueViolation(error, 'exits_one_open'))
      throw new AppError('conflict', { detail: 'The end of this membership is being decided already.' });
    throw error;
  }
  await keepRevision(ctx, tx, { ...row, byPerson: asked.personId });
  await recordAudit(ctx, tx, {
    action: asked.origin === 'partner' ? 'exit.ask' : 'exit.start',
    subjectKind: 'exit',
    subjectId: id,
    caseId,
    facts: { enrollmentId: of.enrollment.id, reason, noticeDays, barsReEntry: exitReasonRules[reason].bars, termsHash },
  });
  return id;
}

/** What was decided on stays as it was. */
export async function keepRevision(
  ctx: ServiceContext,
  tx: Transaction,
  of: Pick<ExitRow, 'id' | 'revision' | 'noticeDays' | 'clawbackDays' | 'choices' | 'preview' | 'termsHash'> & {
    readonly byPerson: string;
  },
): Promise<void> {
  const { id, revision, noticeDays, clawbackDays, choices, preview, termsHash, byPerson } = of;
  await tx.insert(exitRevisions).values({
    tenantId: ctx.tenantId,
    exitId: id,
    revision,
    noticeDays,
    clawbackDays,
    choices,
    preview,
    termsHash,
    byPerson,
    createdAt: ctx.now(),
  });
}
