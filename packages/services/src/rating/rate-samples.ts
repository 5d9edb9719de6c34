import { isReversal } from '@countersign/domain/event/event';
import type { PlanDocument } from '@countersign/domain/plan/document';
import { historyNeeds } from '@countersign/domain/rating/history-needs';
import { rateEvent } from '@countersign/domain/rating/rate-event';
import {
  type Conversion,
  type GivenLine,
  type RatedEnrollment,
  type RatedLine,
  type RatingCalendar,
  recordingRecorder,
  type TraceStep,
} from '@countersign/domain/rating/rating';
import { exactText, rationalOf, subtractRational } from '@countersign/domain/rating/rational';
import { takeBack } from '@countersign/domain/rating/take-back';
import type { Transaction } from '../context.ts';
import { type ConversionAsked, conversionKey, findConversions } from '../exchange-rate/find-conversions.ts';
import type { ClaimedEvent } from './claim-events.internal.ts';
import { addToHistory, customerKey, historyOf, type LoadedHistory, type RatingJob } from './history-book.internal.ts';
import type { PlanTerms, ProgramTerms } from './load-terms.ts';

/** A made-up event; a reversal names the sample that it takes back. */
export interface SampleEvent extends Omit<ClaimedEvent, 'id' | 'programId' | 'sourceId' | 'enrollmentId' | 'refersTo'> {
  readonly refersTo: number | undefined;
}

export interface RatedSample {
  readonly lines: readonly RatedLine[];
  readonly trace: readonly TraceStep[];
  /** `no_rate`, `purchase_unknown` or `currency_differs`: then there is nothing to show. */
  readonly problem: 'no_rate' | 'purchase_unknown' | 'currency_differs' | null;
}

interface Samples {
  readonly document: PlanDocument;
  readonly calendar: RatingCalendar;
  readonly enrollment: RatedEnrollment;
  readonly events: readonly SampleEvent[];
  /** Terms of this membership alone; none where it is left out. */
  readonly overrides?: PlanTerms['terms']['overrides'];
}

/** Rates made-up events by a document, one after the other, as if they were all that a partner ever brought. */
export async function rateSamples(tx: Transaction, given: Samples): Promise<readonly RatedSample[]> {
  const { document, calendar, enrollment } = given;
  const terms = { planVersionId: 'draft', document, overrides: given.overrides ?? [] };
  const program: ProgramTerms = {
    currency: document.currency,
    calendar,
    enrollment: () => enrollment,
    termsAt: () => [],
  };
  const events = given.events.map(
    (sample, index): ClaimedEvent => ({
      ...sample,
      id: String(index).padStart(4, '0'),
      programId: '',
      sourceId: '',
      enrollmentId: '',
      refersTo: undefined,
    }),
  );
  const history = await emptyBook(tx, events, program);
  const plan = { planId: '', planName: '', version: 0, terms };
  const needs = historyNeeds(terms, enrollment.tier);
  const rated: RatedSample[] = [];
  const takenOf = new Map<number, { lines: GivenLine[]; refunds: ClaimedEvent[] }>();
  events.forEach((event, index) => {
    const recorder = recordingRecorder();
    const job: RatingJob = { event, enrollmentId: '', program, plan, needs };
    const conversion = history.conversion(event, program);
    if (isReversal(event.kind)) {
      rated.push(takeSample({ event, refersTo: given.events[index]?.refersTo, document, events, takenOf }));
      return;
    }
    if (event.currency !== undefined && event.currency !== document.currency && conversion === undefined) {
      rated.push({ lines: [], trace: [], problem: 'no_rate' });
      return;
    }
    const input = { event, terms, enrollment, conversion, calendar, history: historyOf(history, job) };
    const lines = rateEvent(input, recorder);
    addToHistory(history, job, lines);
    takenOf.set(index, {
      lines: lines.map((line) => ({ ...line, id: line.rule, takenExact: '0', takenMinor: 0n })),
      refunds: [],
    });
    rated.push({ lines, trace: recorder.steps, problem: null });
  });
  return rated;
}

function takeSample(of: {
  readonly event: ClaimedEvent;
  readonly refersTo: number | undefined;
  readonly document: PlanDocument;
  readonly events: readonly ClaimedEvent[];
  readonly takenOf: ReadonlyMap<number, { lines: GivenLine[]; refunds: ClaimedEvent[] }>;
}): RatedSample {
  const purchase = of.refersTo === undefined ? undefined : of.events[of.refersTo];
  const given = of.refersTo === undefined ? undefined : of.takenOf.get(of.refersTo);
  if (!purchase || !given) return { lines: [], trace: [], problem: 'purchase_unknown' };
  const recorder = recordingRecorder();
  const { document, event } = of;
  const input = { document, purchase, refund: event, earlierRefunds: given.refunds, lines: given.lines };
  const taken = takeBack(input, recorder);
  if (!taken.ok) return { lines: [], trace: [], problem: 'currency_differs' };
  given.refunds = [...given.refunds, event];
  given.lines = given.lines.map((line) => {
    const own = taken.value.find(({ reversesLineId }) => reversesLineId === line.id);
    if (!own) return line;
    const takenExact = exactText(subtractRational(rationalOf(line.takenExact), rationalOf(own.amountExact)));
    return { ...line, takenExact, takenMinor: line.takenMinor - own.amountMinor };
  });
  return { lines: taken.value, trace: recorder.steps, problem: null };
}

async function emptyBook(
  tx: Transaction,
  events: readonly ClaimedEvent[],
  program: ProgramTerms,
): Promise<LoadedHistory> {
  const askOf = (event: ClaimedEvent): ConversionAsked[] =>
    event.currency === undefined || event.currency === program.currency
      ? []
      : [{ from: event.currency, to: program.currency, day: program.calendar.dayOf(event.occurredAt) }];
  const conversions = await findConversions(tx, events.flatMap(askOf));
  const known = events.filter(({ customerRef }) => customerRef !== undefined);
  return {
    customers: Map.groupBy(
      known.toSorted((one, other) => one.occurredAt - other.occurredAt),
      ({ customerRef }) => customerKey('', customerRef ?? ''),
    ),
    sources: new Map(),
    customerRules: new Map(),
    enrollments: new Map(),
    programs: new Map(),
    conversion: (event): Conversion | undefined => {
      const [ask] = askOf(event);
      return ask && conversions.get(conversionKey(ask));
    },
  };
}
