import type { lines } from '@countersign/db/schema/plan';
import { rateEvent } from '@countersign/domain/rating/rate-event';
import { emptyHistory, recordingRecorder, type TraceStep } from '@countersign/domain/rating/rating';
import { formatInstant } from '@countersign/domain/time/instant';
import type { ServiceContext, Transaction } from '../context.ts';
import { findEvent } from './explain-event.ts';
import { loadTerms } from './load-terms.ts';
import { loadRatedTerms } from './rated-terms.internal.ts';

type Line = Pick<
  typeof lines.$inferSelect,
  'id' | 'programId' | 'eventId' | 'rule' | 'amountMinor' | 'holdUntil' | 'trace' | 'termsId'
>;

/**
 * Every input and step of a line. Of one that was rated in bulk they are worked out again: from its event, which never
 * changes, by the terms, the place and the rate that were kept with it. So they are those of the day on which it was
 * rated, whatever plan, tier or rates say today.
 */
export async function explainLineSteps(
  ctx: ServiceContext,
  tx: Transaction,
  line: Line,
): Promise<readonly TraceStep[]> {
  if (line.trace !== null) return storedTrace(line.trace);
  if (line.termsId === null || line.eventId === null) throw new Error(`line ${line.id} has neither steps nor terms`);
  const { document, planVersionId, overrides, enrollment, conversion } = await loadRatedTerms(ctx, tx, line.termsId);
  const event = await findEvent(ctx, tx, line.eventId);
  const program = (await loadTerms(ctx, tx, { programIds: [line.programId], enrollmentIds: [] })).get(line.programId);
  if (!event || !program) throw new Error(`line ${line.id} has lost its event or its program`);
  const recorder = recordingRecorder();
  const terms = { planVersionId, document, overrides };
  const { calendar } = program;
  const again = rateEvent({ event, terms, enrollment, conversion, calendar, history: emptyHistory }, recorder);
  const own = again.find(({ rule }) => rule === line.rule);
  if (own?.amountMinor !== line.amountMinor)
    throw new Error(
      `line ${line.id} was rated at ${line.amountMinor} and is explained as ${own?.amountMinor ?? 'none'}`,
    );
  return recorder.steps
    .filter(({ rule }) => rule === null || rule === line.rule)
    .map((step) => (step.code === 'hold' ? withHold(step, line) : step));
}

/** Business days are those of the calendar as it was: the line itself says when its hold ends. */
function withHold(step: TraceStep, { holdUntil }: Line): TraceStep {
  return { ...step, data: { ...step.data, until: formatInstant(holdUntil) } };
}

/** Traces are written by rating and by corrections by hand alone, from the steps that its recorder took down. */
function storedTrace(trace: NonNullable<Line['trace']>): readonly TraceStep[] {
  return trace as unknown as readonly TraceStep[];
}
