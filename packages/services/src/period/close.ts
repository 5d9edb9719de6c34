import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { periodOperations } from '@countersign/contracts/period/operations';
import { and, desc, eq, ne } from '@countersign/db/query';
import { periods } from '@countersign/db/schema/statement';
import { programs } from '@countersign/db/schema/tenant';
import { type CivilDate, civilDateFrom } from '@countersign/domain/time/civil-date';
import { AppError, invalidInput } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import { instantAt } from '../calendar/zone.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { enqueue } from '../outbox/enqueue.ts';
import { requireMember, requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { presentPeriods } from './present.ts';

type Operation = (typeof periodOperations)['close'];

/**
 * Begins to close a month of a program. The month must be over in the program's zone (`period_not_over`), later than
 * what is published (`period_out_of_order`), and neither published nor under way (`period_closed_already`). Whoever
 * closes it has prepared it and may not approve it.
 */
export function closePeriod(ctx: ServiceContext, input: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'period.close');
  const member = requireMember(ctx);
  const { programId, month } = input.body;
  return transact(ctx, async (tx) => {
    const [program] = await tx
      .select()
      .from(programs)
      .where(and(eq(programs.tenantId, ctx.tenantId), eq(programs.id, programId)))
      .for('update');
    if (!program) throw invalidInput({ field: 'programId', code: 'unknown', message: 'there is no such program' });
    const span = spanOf(month, program.zone);
    if (span.endsAt > ctx.now())
      throw new AppError('period_not_over', { detail: `${month} is not over yet in ${program.zone}.` });
    await checkOrder(ctx, tx, programId, span.fromOn);
    const id = ctx.ids.next('per');
    await tx.insert(periods).values({
      tenantId: ctx.tenantId,
      id,
      programId,
      ...span,
      status: 'closing',
      caseId: null,
      frozenAt: null,
      preparedByPerson: member.personId,
      approvedByPersons: [],
      totals: null,
      hash: null,
      revision: 1,
      publishedAt: null,
      createdAt: ctx.now(),
    });
    await enqueue(ctx, tx, [{ kind: 'close_period', key: id, payload: { periodId: id } }]);
    await recordAudit(ctx, tx, {
      action: 'period.close',
      subjectKind: 'period',
      subjectId: id,
      facts: { programId, month },
    });
    const [shown] = await presentPeriods(ctx, tx, [id]);
    if (!shown) throw new Error(`period ${id} is gone`);
    return shown;
  });
}

async function checkOrder(ctx: ServiceContext, tx: Transaction, programId: string, fromOn: CivilDate): Promise<void> {
  const [last] = await tx
    .select({ fromOn: periods.fromOn, status: periods.status })
    .from(periods)
    .where(and(eq(periods.tenantId, ctx.tenantId), eq(periods.programId, programId), ne(periods.status, 'refused')))
    .orderBy(desc(periods.fromOn))
    .limit(1);
  if (!last) return;
  if (last.fromOn === fromOn) throw new AppError('period_closed_already');
  if (last.fromOn > fromOn || last.status !== 'published') throw new AppError('period_out_of_order');
}

/** First and last day of a month, and the instants at which it begins and the next one does. */
function spanOf(month: string, zone: string) {
  const [year = 0, number = 0] = month.split('-').map(Number);
  const first = civilDateFrom({ year, month: number, day: 1 });
  const lastDay = new Date(Date.UTC(year, number, 0)).getUTCDate();
  const last = civilDateFrom({ year, month: number, day: lastDay });
  return {
    fromOn: first,
    toOn: last,
    startsAt: instantAt({ zone, date: first, seconds: 0 }),
    endsAt: instantAt({ zone, date: last, seconds: 86_400 }),
  };
}
