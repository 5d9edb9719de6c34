import { type HistoryNeeds, historyNeeds, needsNoHistory } from '@countersign/domain/rating/history-needs';
import type { BulkPlan } from '@countersign/domain/rating/rate-bulk';
import { rateEvent } from '@countersign/domain/rating/rate-event';
import type { Conversion, RatingTerms, TraceStep } from '@countersign/domain/rating/rating';
import { recordingRecorder } from '@countersign/domain/rating/rating';
import type { CivilDate } from '@countersign/domain/time/civil-date';
import type { ServiceContext, Transaction } from '../context.ts';
import { type ConversionAsked, conversionKey, findConversions } from '../exchange-rate/find-conversions.ts';
import type { ClaimedEvent } from './claim-events.internal.ts';
import { addToHistory, historyOf, type LoadedHistory, type RatingJob } from './history-book.internal.ts';
import { loadCustomerRules, loadCustomers, loadEnrollmentSums, loadProgramSums } from './load-history.internal.ts';
import type { ProgramTerms } from './load-terms.ts';
import { bulkPlanOf, type RatedInBulk, rateInBulk } from './rate-in-bulk.internal.ts';
import type { NewLine } from './write-lines.internal.ts';

export interface RatedPurchases {
  /** Lines with their steps: those that looked at more than their event. */
  readonly lines: readonly NewLine[];
  readonly inBulk: RatedInBulk;
  /** Events in a currency for which there is no rate. */
  readonly withoutRate: ReadonlySet<string>;
}

/** Days before their own at whose rates of exchange events are converted, by event. */
export type RateDays = ReadonlyMap<string, CivilDate>;

/**
 * What events give by the terms in force when they happened. Where terms look at nothing else, all at once; otherwise one
 * after the other, so that each sees the lines of those before it in caps, bands and months. An event without a rate of
 * exchange gives nothing by any plan.
 */
export async function ratePurchases(
  ctx: ServiceContext,
  tx: Transaction,
  of: {
    readonly events: readonly ClaimedEvent[];
    readonly programs: ReadonlyMap<string, ProgramTerms>;
    readonly rateDays: RateDays;
  },
): Promise<RatedPurchases> {
  const jobs = of.events.flatMap((event) => jobsOf(event, of.programs));
  const history = await loadHistory(ctx, tx, jobs, of.rateDays);
  const withoutRate = new Set<string>();
  for (const job of jobs) if (lacksRate(job, history)) withoutRate.add(job.event.id);
  const lines: NewLine[] = [];
  const bulk: { job: RatingJob; plan: BulkPlan }[] = [];
  for (const job of jobs) {
    if (withoutRate.has(job.event.id)) continue;
    const plan = bulkPlanOf(job);
    if (plan) bulk.push({ job, plan });
    else lines.push(...rateJob(job, history));
  }
  const inBulk = rateInBulk(bulk, ({ event, program }) => history.conversion(event, program));
  return { lines, inBulk, withoutRate };
}

/** How one event is rated by each plan in force, without keeping anything: the lines, and each plan's steps. */
export async function explainPurchase(
  ctx: ServiceContext,
  tx: Transaction,
  of: { readonly event: ClaimedEvent; readonly programs: ReadonlyMap<string, ProgramTerms> },
): Promise<readonly { readonly job: RatingJob; readonly trace: readonly TraceStep[] }[]> {
  const jobs = jobsOf(of.event, of.programs);
  const history = await loadHistory(ctx, tx, jobs);
  return jobs
    .filter((job) => !lacksRate(job, history))
    .map((job) => {
      const recorder = recordingRecorder();
      rateEvent(inputOf(job, history), recorder);
      return { job, trace: recorder.steps };
    });
}

function jobsOf(event: ClaimedEvent, programs: ReadonlyMap<string, ProgramTerms>): RatingJob[] {
  const program = programs.get(event.programId);
  const { enrollmentId } = event;
  if (!program || enrollmentId === null) return [];
  const { tier } = program.enrollment(enrollmentId);
  return program
    .termsAt(enrollmentId, event.occurredAt)
    .map((plan) => ({ event, enrollmentId, program, plan, needs: needsOf(plan.terms, tier) }));
}

const keptNeeds = new WeakMap<RatingTerms, Map<string | undefined, HistoryNeeds>>();

function needsOf(terms: RatingTerms, tier: string | undefined): HistoryNeeds {
  const byTier = keptNeeds.get(terms) ?? new Map<string | undefined, HistoryNeeds>();
  keptNeeds.set(terms, byTier);
  const known = byTier.get(tier);
  if (known) return known;
  const needs = historyNeeds(terms, tier);
  byTier.set(tier, needs);
  return needs;
}

function rateJob(job: RatingJob, history: LoadedHistory): NewLine[] {
  const { event, enrollmentId, plan } = job;
  const recorder = recordingRecorder();
  const input = inputOf(job, history);
  const rated = rateEvent(input, recorder);
  addToHistory(history, job, rated);
  return rated.map((line) => ({
    programId: event.programId,
    enrollmentId,
    eventId: event.id,
    planVersionId: plan.terms.planVersionId,
    kind: 'earning',
    state: 'pending',
    line,
    conversion: line.basisCurrency === line.currency ? undefined : input.conversion,
    occurredAt: event.occurredAt,
    reversesLineId: null,
    trace: recorder.steps.filter(({ rule }) => rule === null || rule === line.rule),
  }));
}

function inputOf(job: RatingJob, history: LoadedHistory) {
  const { event, enrollmentId, program, plan } = job;
  return {
    event,
    terms: plan.terms,
    enrollment: program.enrollment(enrollmentId),
    conversion: history.conversion(event, program),
    calendar: program.calendar,
    history: historyOf(history, job),
  };
}

function lacksRate({ event, program, plan }: RatingJob, history: LoadedHistory): boolean {
  const needsRate = event.currency !== undefined && event.currency !== plan.terms.document.currency;
  return needsRate && history.conversion(event, program) === undefined;
}

async function loadHistory(
  ctx: ServiceContext,
  tx: Transaction,
  jobs: readonly RatingJob[],
  rateDays: RateDays = new Map(),
): Promise<LoadedHistory> {
  const asking = jobs.filter(({ needs }) => !needsNoHistory(needs));
  const { customers, sources } = await loadCustomers(ctx, tx, asking);
  const deposits = asking.flatMap((job) =>
    job.needs.deposits && job.event.customerRef !== undefined
      ? (customers.get(`${job.event.programId} ${job.event.customerRef}`) ?? [])
          .filter(({ kind }) => kind === 'deposit')
          .map((event) => ({ event, program: job.program }))
      : [],
  );
  const asked = [...jobs, ...deposits].flatMap(({ event, program }) => conversionAsked(event, program, rateDays));
  const conversions = await findConversions(tx, [
    ...new Map(asked.map((each) => [conversionKey(each), each])).values(),
  ]);
  return {
    customers,
    sources,
    customerRules: await loadCustomerRules(ctx, tx, asking),
    enrollments: await loadEnrollmentSums(ctx, tx, asking),
    programs: await loadProgramSums(ctx, tx, asking),
    conversion: (event, program): Conversion | undefined => {
      const [ask] = conversionAsked(event, program, rateDays);
      return ask && conversions.get(conversionKey(ask));
    },
  };
}

/** Plans are in their program's currency, and the day is that of the program's zone. */
function conversionAsked(event: ClaimedEvent, program: ProgramTerms, rateDays: RateDays): ConversionAsked[] {
  const { currency } = event;
  if (currency === undefined || currency === program.currency) return [];
  return [
    { from: currency, to: program.currency, day: rateDays.get(event.id) ?? program.calendar.dayOf(event.occurredAt) },
  ];
}
