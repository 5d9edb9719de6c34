import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { programOperations } from '@countersign/contracts/program/operations';
import { and, eq } from '@countersign/db/query';
import { calendars, type ProgramSettings, programs } from '@countersign/db/schema/tenant';
import type { MoneyText } from '@countersign/domain/money/money';
import { parseDeadlineDuration } from '@countersign/domain/time/deadline-duration';
import { type FieldProblem, invalidInput } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { moneyField } from '../money-field.ts';
import { notFound } from '../not-found.ts';
import { requirePermission } from '../require-permission.ts';
import { requireRevision } from '../require-revision.ts';
import { transact } from '../transact.ts';
import { isUniqueViolation } from '../unique-violation.ts';
import { programNameTaken } from './create.ts';
import { countEnrolled, presentProgram } from './present.internal.ts';

type Operation = (typeof programOperations)['update'];
type Settings = NonNullable<InputOf<Operation>['body']['settings']>;

/** Changes a program's settings; what is under way keeps the deadlines and protection it was given. */
export function updateProgram(
  ctx: ServiceContext,
  { params, body, ifMatch }: InputOf<Operation>,
): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'program.update');
  return transact(ctx, async (tx) => {
    const one = and(eq(programs.tenantId, ctx.tenantId), eq(programs.id, params.id));
    const [before] = await tx.select().from(programs).where(one).for('update');
    if (!before) throw notFound('program');
    requireRevision(before.revision, ifMatch);
    if (body.calendarId !== undefined) await requireCalendar(ctx, tx, body.calendarId);
    const settings = body.settings ? changedSettings(before, body.settings) : before.settings;
    const [row] = await tx
      .update(programs)
      .set({
        name: body.name ?? before.name,
        calendarId: body.calendarId ?? before.calendarId,
        partnerTypes: body.partnerTypes ? [...new Set(body.partnerTypes)] : before.partnerTypes,
        settings,
        revision: before.revision + 1,
      })
      .where(one)
      .returning();
    await recordAudit(ctx, tx, {
      action: 'program.update',
      subjectKind: 'program',
      subjectId: params.id,
      facts: { changed: Object.keys(body), ...(body.settings ? { settings } : {}) },
    });
    const enrolled = await countEnrolled(ctx, tx, [params.id]);
    return presentProgram(ctx, row ?? before, enrolled.get(params.id) ?? 0);
  }).catch((error: unknown) => {
    throw isUniqueViolation(error, 'programs_name') ? programNameTaken(body.name ?? '') : error;
  });
}

async function requireCalendar(ctx: ServiceContext, tx: Transaction, calendarId: string): Promise<void> {
  const found = await tx
    .select({ id: calendars.id })
    .from(calendars)
    .where(and(eq(calendars.tenantId, ctx.tenantId), eq(calendars.id, calendarId)));
  if (found.length === 0) throw notFound('calendar', 'calendarId');
}

function changedSettings(program: typeof programs.$inferSelect, given: Settings): ProgramSettings {
  const { approvalThreshold, payoutMinimum, ...others } = given;
  const problems = (['offerAcceptance', 'changesLimit', 'ruleReleaseAfter'] as const).flatMap(
    (name): FieldProblem[] => {
      const text = others[name];
      const parsed = text === undefined ? undefined : parseDeadlineDuration(text);
      return parsed && !parsed.ok ? [{ field: `settings.${name}`, code: parsed.refusal.code }] : [];
    },
  );
  if (problems.length > 0) throw invalidInput(...problems);
  const defined = Object.fromEntries(Object.entries(others).filter(([, value]) => value !== undefined));
  const minorOf = (name: 'approvalThreshold' | 'payoutMinimum', text: MoneyText) => {
    const { amountMinor, currency } = moneyField(`settings.${name}`, text);
    if (currency !== program.currency)
      throw invalidInput({ field: `settings.${name}.currency`, code: 'currencies_differ' });
    return amountMinor.toString();
  };
  return {
    ...program.settings,
    ...defined,
    ...(approvalThreshold ? { approvalThresholdMinor: minorOf('approvalThreshold', approvalThreshold) } : {}),
    ...(payoutMinimum ? { payoutMinimumMinor: minorOf('payoutMinimum', payoutMinimum) } : {}),
  };
}
