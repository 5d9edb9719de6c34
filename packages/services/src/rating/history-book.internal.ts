import { purchaseKinds } from '@countersign/domain/event/event';
import type { Reset } from '@countersign/domain/plan/document';
import { baseMinorOf } from '@countersign/domain/rating/base';
import { convertExactly } from '@countersign/domain/rating/convert-exactly';
import type { HistoryNeeds } from '@countersign/domain/rating/history-needs';
import {
  type Conversion,
  type CustomerHistory,
  type EarlierDeposit,
  emptyHistory,
  type RatedLine,
  type RatingHistory,
  type RatingTerms,
  type RuleHistory,
} from '@countersign/domain/rating/rating';
import {
  addRational,
  exactText,
  multiplyRational,
  nought,
  type Rational,
  rationalOf,
  rationalOfMinor,
} from '@countersign/domain/rating/rational';
import type { Instant } from '@countersign/domain/time/instant';
import type { ClaimedEvent } from './claim-events.internal.ts';
import type { PlanTerms, ProgramTerms } from './load-terms.ts';
import { resetWindow } from './rating-calendar.ts';

/** One event to be rated by one plan. */
export interface RatingJob {
  readonly event: ClaimedEvent;
  readonly enrollmentId: string;
  readonly program: ProgramTerms;
  readonly plan: PlanTerms;
  readonly needs: HistoryNeeds;
}

export interface CustomerRuleSum {
  lines: number;
  firstAt: Instant | undefined;
  paidMinor: bigint;
}

export interface Sum {
  paidMinor: bigint;
  basis: Rational;
}

/** What the database says of the time before; sums grow with each line that is added. */
export interface LoadedHistory {
  /** Events of each customer, in the order in which they happened; by program and reference. */
  readonly customers: ReadonlyMap<string, readonly ClaimedEvent[]>;
  /** How customers were won. */
  readonly sources: ReadonlyMap<string, string>;
  readonly customerRules: Map<string, CustomerRuleSum>;
  /** By enrollment, rule and window. */
  readonly enrollments: Map<string, Sum>;
  /** By program, rule and window; and by plan and window. */
  readonly programs: Map<string, bigint>;
  readonly conversion: (event: ClaimedEvent, program: ProgramTerms) => Conversion | undefined;
}

export const customerKey = (programId: string, ref: string) => `${programId} ${ref}`;
export const customerRuleKey = (enrollmentId: string, ref: string, rule: string) => `${enrollmentId} ${rule} ${ref}`;
export const enrollmentRuleKey = (enrollmentId: string, window: string, rule: string) =>
  `${enrollmentId} ${window} ${rule}`;
export const programRuleKey = (programId: string, window: string, rule: string) =>
  `${programId} ${window} rule ${rule}`;
export const planKey = (planId: string, window: string) => `${planId} ${window}`;

/** What earlier facts and lines say to a job, as far as its terms ask. */
export function historyOf(loaded: LoadedHistory, job: RatingJob): RatingHistory {
  const { event, enrollmentId, needs, plan } = job;
  const windowOf = windowsOf(job);
  const rules = needs.rules.map(({ rule, customer, enrollment, program }): [string, RuleHistory] => {
    const sum =
      customer && event.customerRef !== undefined
        ? loaded.customerRules.get(customerRuleKey(enrollmentId, event.customerRef, rule))
        : undefined;
    return [
      rule,
      {
        customer: sum ?? { lines: 0, firstAt: undefined, paidMinor: 0n },
        enrollment: byReset(enrollment, (reset) => {
          const own = loaded.enrollments.get(enrollmentRuleKey(enrollmentId, windowOf(reset), rule));
          return own && { paidMinor: own.paidMinor, basis: exactText(own.basis) };
        }),
        program: byReset(program, (reset) =>
          loaded.programs.get(programRuleKey(event.programId, windowOf(reset), rule)),
        ),
      },
    ];
  });
  return {
    customer: needs.purchases || needs.deposits ? customerOf(loaded, job) : emptyHistory.customer,
    rules: Object.fromEntries(rules),
    program: byReset(needs.program, (reset) => loaded.programs.get(planKey(plan.planId, windowOf(reset)))),
  };
}

/** Has the lines of a job count for those after it. */
export function addToHistory(loaded: LoadedHistory, job: RatingJob, lines: readonly RatedLine[]): void {
  const { event, enrollmentId, needs, plan } = job;
  const windowOf = windowsOf(job);
  for (const line of lines) {
    const need = needs.rules.find(({ rule }) => rule === line.rule);
    if (need?.customer && event.customerRef !== undefined) {
      const key = customerRuleKey(enrollmentId, event.customerRef, line.rule);
      const before = loaded.customerRules.get(key) ?? { lines: 0, firstAt: undefined, paidMinor: 0n };
      loaded.customerRules.set(key, {
        lines: before.lines + 1,
        firstAt: Math.min(before.firstAt ?? event.occurredAt, event.occurredAt),
        paidMinor: before.paidMinor + line.amountMinor,
      });
    }
    for (const reset of need?.enrollment ?? []) {
      const key = enrollmentRuleKey(enrollmentId, windowOf(reset), line.rule);
      const before = loaded.enrollments.get(key) ?? { paidMinor: 0n, basis: nought };
      loaded.enrollments.set(key, {
        paidMinor: before.paidMinor + line.amountMinor,
        basis: addRational(before.basis, basisOf(loaded, job, line)),
      });
    }
    for (const reset of need?.program ?? [])
      add(loaded.programs, programRuleKey(event.programId, windowOf(reset), line.rule), line.amountMinor);
    for (const reset of needs.program) add(loaded.programs, planKey(plan.planId, windowOf(reset)), line.amountMinor);
  }
}

function windowsOf({ event, program }: RatingJob): (reset: Reset) => string {
  return (reset) => resetWindow(reset, event.occurredAt, program.calendar).key;
}

/** At the rate that the line shows, as sums over stored lines have it. */
function basisOf(loaded: LoadedHistory, { event, program }: RatingJob, line: RatedLine): Rational {
  if (line.basisMinor === undefined || line.basisCurrency === undefined) return nought;
  const own = rationalOfMinor(line.basisMinor, line.basisCurrency);
  const rate = line.basisCurrency === line.currency ? undefined : loaded.conversion(event, program)?.rate;
  return rate === undefined ? own : multiplyRational(own, rationalOf(rate));
}

function customerOf(loaded: LoadedHistory, job: RatingJob): CustomerHistory {
  const { event, program, plan } = job;
  if (event.customerRef === undefined) return emptyHistory.customer;
  const key = customerKey(event.programId, event.customerRef);
  const known = loaded.customers.get(key) ?? [];
  const before = known.filter(
    (each) => each.occurredAt < event.occurredAt || (each.occurredAt === event.occurredAt && each.id < event.id),
  );
  return {
    createdAt: known.find(({ kind }) => kind === 'signup')?.occurredAt ?? known[0]?.occurredAt,
    source: loaded.sources.get(key),
    purchases: before.filter(({ kind }) => purchaseKinds.some((purchase) => purchase === kind)).length,
    deposits: before.flatMap((deposit) => depositOf(loaded, program, plan.terms, deposit)),
  };
}

/** A deposit for which there is no rate cannot be compared with anything and does not count. */
function depositOf(
  loaded: LoadedHistory,
  program: ProgramTerms,
  terms: RatingTerms,
  deposit: ClaimedEvent,
): EarlierDeposit[] {
  const { currency, base } = terms.document;
  const amountMinor = baseMinorOf(deposit, base);
  if (deposit.kind !== 'deposit' || amountMinor === undefined || deposit.currency === undefined) return [];
  const conversion = loaded.conversion(deposit, program);
  if (deposit.currency !== currency && conversion === undefined) return [];
  const amount = convertExactly({ amountMinor, currency: deposit.currency, to: currency, conversion });
  return [{ at: deposit.occurredAt, amount: exactText(amount) }];
}

function byReset<T>(resets: readonly Reset[], of: (reset: Reset) => T | undefined): Partial<Record<Reset, T>> {
  const found: Partial<Record<Reset, T>> = {};
  for (const reset of resets) {
    const value = of(reset);
    if (value !== undefined) found[reset] = value;
  }
  return found;
}

function add(sums: Map<string, bigint>, key: string, amountMinor: bigint): void {
  sums.set(key, (sums.get(key) ?? 0n) + amountMinor);
}
