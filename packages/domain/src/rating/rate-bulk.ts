import type { Base } from '../plan/document.ts';
import type { EventColumns, LineColumns } from './bulk-columns.ts';
import { type Gate, gateOf, isAdmitted } from './bulk-gate.internal.ts';
import { type Stretch, stretchesOfBands, stretchOfFixed } from './bulk-plan.internal.ts';
import { instantAfterDays } from './count-days.ts';
import { historyNeeds, needsNoHistory } from './history-needs.ts';
import { LineWriter } from './line-writer.internal.ts';
import { type ReadyRule, readyPlan } from './prepare.internal.ts';
import type { RatedEnrollment, RatingCalendar, RatingTerms } from './rating.ts';
import type { Rational } from './rational.ts';

/** A plan that looks at nothing but the event, made ready for one tier and group. */
export interface BulkPlan {
  readonly terms: RatingTerms;
  readonly enrollment: RatedEnrollment;
  readonly rules: readonly BulkRule[];
}

interface BulkRule {
  readonly ready: ReadyRule;
  /** Place of its leg among the plan's legs. */
  readonly leg: number;
  /** The uplift of the tier. */
  readonly factor: Rational;
  readonly capMinor: number;
}

const noUplift: Rational = { numerator: 1n, denominator: 1n };

/**
 * The plan for `rateBulk`; undefined when a rule reads earlier lines, counts per customer, or is of a kind that knows
 * only one event at a time. Events under such terms go through `rateEvent`.
 */
export function bulkPlan(terms: RatingTerms, enrollment: RatedEnrollment): BulkPlan | undefined {
  const { rules, uplift } = readyPlan(terms, enrollment.tier);
  const isKnown = rules.every(({ prepared, caps }) => prepared.bulk !== undefined && isSmall(caps.perLine));
  if (!isKnown || !needsNoHistory(historyNeeds(terms, enrollment.tier))) return undefined;
  const legs = [...new Set(rules.map(({ rule }) => rule.leg))];
  return {
    terms,
    enrollment,
    rules: rules.map((ready) => ({
      ready,
      leg: legs.indexOf(ready.rule.leg),
      factor: ready.prepared.takesNoUplift ? noUplift : (uplift?.factor ?? noUplift),
      capMinor: ready.caps.perLine === undefined ? Number.POSITIVE_INFINITY : Number(ready.caps.perLine),
    })),
  };
}

function isSmall(capMinor: bigint | undefined): boolean {
  return capMinor === undefined || capMinor <= BigInt(Number.MAX_SAFE_INTEGER);
}

/**
 * The lines of many events under the same terms: the same, to the last digit, as `rateEvent` gives for each. Makes no
 * object for a row. Throws when money is in another currency and its exchange has no conversion.
 */
export function rateBulk(plan: BulkPlan, events: EventColumns, calendar: RatingCalendar): LineColumns {
  const { currency, rounding, base, dayCount } = plan.terms.document;
  const days = { dayCount, calendar };
  const runs = plan.rules.map((rule) => new RuleRun(rule, plan, events));
  const writer = new LineWriter({
    linesMax: events.count * new Set(runs.map(({ leg }) => leg)).size,
    currency,
    rounding,
  });
  const legTakenAt = new Int32Array(runs.length).fill(-1);
  for (let row = 0; row < events.count; row += 1) {
    for (let place = 0; place < runs.length; place += 1) {
      const run = runs[place];
      if (run === undefined || legTakenAt[run.leg] === row || !isAdmitted(run.gate, events, row)) continue;
      legTakenAt[run.leg] = row;
      if (run.needsMoney && events.exchange[row] === -1) continue;
      const basisMinor = run.needsMoney ? basisOf(events, base, row) : 0n;
      if (!run.write(writer, row, basisMinor)) continue;
      const holdUntil = instantAfterDays(events.occurredAt[row] ?? 0, run.holdDays, days);
      writer.finish(row, place, basisMinor, holdUntil);
    }
  }
  return writer.columns(runs.map((run) => run.needsMoney));
}

/** One rule over the rows of one call. */
class RuleRun {
  readonly gate: Gate;
  readonly leg: number;
  readonly needsMoney: boolean;
  readonly holdDays: number;
  private readonly rule: BulkRule;
  private readonly plan: BulkPlan;
  private readonly events: EventColumns;
  /** By exchange; worked out when the first row needs them. */
  private readonly stretches: (readonly Stretch[] | undefined)[];
  private readonly fixed: { readonly stretches: readonly Stretch[]; readonly isPerQuantity: boolean } | undefined;

  constructor(rule: BulkRule, plan: BulkPlan, events: EventColumns) {
    const { prepared, holdDays } = rule.ready;
    this.gate = gateOf(rule.ready.rule.when, plan.enrollment, events);
    this.leg = rule.leg;
    this.needsMoney = prepared.needsMoney;
    this.holdDays = holdDays;
    this.rule = rule;
    this.plan = plan;
    this.events = events;
    this.stretches = events.exchanges.map(() => undefined);
    const { bulk } = prepared;
    if (bulk?.shape !== 'fixed') return;
    const stretches = stretchOfFixed(bulk.amount, rule.factor, plan.terms.document.currency);
    this.fixed = { stretches, isPerQuantity: bulk.isPerQuantity };
  }

  /** The amount of the row's line; false when there is none. */
  write(writer: LineWriter, row: number, basisMinor: bigint): boolean {
    const { fixed, events } = this;
    if (fixed !== undefined) {
      return this.writeMeasure(writer, fixed.stretches, fixed.isPerQuantity ? BigInt(events.quantity[row] ?? 0) : 1n);
    }
    return this.writeMeasure(writer, this.stretchesAt(events.exchange[row] ?? -1), basisMinor);
  }

  private writeMeasure(writer: LineWriter, stretches: readonly Stretch[], measure: bigint): boolean {
    const { capMinor } = this.rule;
    const quick = Number(measure);
    for (let place = stretches.length - 1; place >= 0; place -= 1) {
      const stretch = stretches[place];
      if (stretch === undefined) continue;
      const { fast } = stretch;
      if (fast !== undefined && quick <= fast.amountMax) {
        if (quick >= stretch.start) return writer.writeFast(fast, quick, capMinor);
      } else if (measure >= stretch.startMinor) {
        return writer.writeExact(stretch, measure, capMinor);
      }
    }
    return false;
  }

  private stretchesAt(exchange: number): readonly Stretch[] {
    const known = this.stretches[exchange];
    if (known !== undefined) return known;
    const of = this.events.exchanges[exchange];
    const { bulk } = this.rule.ready.prepared;
    if (of === undefined || bulk?.shape !== 'bands') throw new Error(`No exchange ${exchange} among the columns.`);
    const { currency, conversion } = of;
    const { currency: to } = this.plan.terms.document;
    const made = stretchesOfBands(bulk, this.rule.factor, { from: currency, to, conversion });
    this.stretches[exchange] = made;
    return made;
  }
}

function basisOf(events: EventColumns, base: Base, row: number): bigint {
  const net = events.netMinor[row] ?? 0n;
  switch (base) {
    case 'net_of_tax':
    case 'net_of_coupon':
      return net;
    case 'amount_paid':
      return net + (events.taxMinor[row] ?? 0n);
    case 'gross':
      return net + (events.taxMinor[row] ?? 0n) + (events.discountMinor[row] ?? 0n);
    default:
      return base satisfies never;
  }
}
