import { eventKinds } from '@countersign/domain/event/event';
import { type EventColumns, exactTextAt } from '@countersign/domain/rating/bulk-columns';
import { type BulkPlan, bulkPlan, rateBulk } from '@countersign/domain/rating/rate-bulk';
import type { Conversion, RatedLine, RatingTerms } from '@countersign/domain/rating/rating';
import type { ClaimedEvent } from './claim-events.internal.ts';
import type { RatingJob } from './history-book.internal.ts';
import { type RatedTerms, ratedTermsId } from './rated-terms.internal.ts';

/** A line whose steps are worked out again from the terms it names. */
export interface BulkLine {
  readonly job: RatingJob;
  readonly line: RatedLine;
  readonly conversion: Conversion | undefined;
  readonly termsId: string;
}

export interface RatedInBulk {
  readonly lines: readonly BulkLine[];
  readonly terms: ReadonlyMap<string, RatedTerms>;
}

const kept = new WeakMap<RatingTerms, Map<string, BulkPlan | undefined>>();

/** The plan of a job for the bulk route; undefined where its terms look at more than the event. */
export function bulkPlanOf({ plan, program, enrollmentId }: RatingJob): BulkPlan | undefined {
  const enrollment = program.enrollment(enrollmentId);
  const key = JSON.stringify([enrollment.tier, enrollment.group]);
  const byPlace = kept.get(plan.terms) ?? new Map<string, BulkPlan | undefined>();
  kept.set(plan.terms, byPlace);
  if (!byPlace.has(key)) byPlace.set(key, bulkPlan(plan.terms, enrollment));
  return byPlace.get(key);
}

/** The same lines as `rateEvent` gives one by one, for jobs that have a plan for bulk and a rate where they need one. */
export function rateInBulk(
  jobs: readonly { readonly job: RatingJob; readonly plan: BulkPlan }[],
  conversionOf: (job: RatingJob) => Conversion | undefined,
): RatedInBulk {
  const lines: BulkLine[] = [];
  const terms = new Map<string, RatedTerms>();
  for (const [plan, ofPlan] of Map.groupBy(jobs, (each) => each.plan))
    addLines(
      { lines, terms },
      plan,
      ofPlan.map(({ job }) => ({ job, conversion: conversionOf(job) })),
    );
  return { lines, terms };
}

interface Converted {
  readonly job: RatingJob;
  readonly conversion: Conversion | undefined;
}

function addLines(
  to: { readonly lines: BulkLine[]; readonly terms: Map<string, RatedTerms> },
  plan: BulkPlan,
  jobs: readonly Converted[],
): void {
  const [first] = jobs;
  if (!first) return;
  const { document, planVersionId, overrides } = plan.terms;
  const { columns, termsIdOf } = columnsOf(jobs, (conversion) => {
    const ofRow: RatedTerms = { planVersionId, overrides, enrollment: plan.enrollment, conversion };
    const id = ratedTermsId(ofRow);
    to.terms.set(id, ofRow);
    return id;
  });
  const rated = rateBulk(plan, columns, first.job.program.calendar);
  for (let at = 0; at < rated.count; at += 1) {
    const row = rated.row[at] ?? -1;
    const place = rated.rule[at] ?? -1;
    const [given, rule] = [jobs[row], document.rules[place]];
    if (!given || !rule) throw new Error(`a line in bulk has no event at ${row} or no rule at ${place}`);
    const { event } = given.job;
    const hasBasis = rated.hasBasis[place] === true;
    to.lines.push({
      job: given.job,
      termsId: termsIdOf(row),
      conversion: hasBasis && event.currency === document.currency ? undefined : given.conversion,
      line: {
        rule: rule.name,
        amountExact: exactTextAt(rated, at),
        amountMinor: rated.amountMinor[at] ?? 0n,
        currency: document.currency,
        basisMinor: hasBasis ? rated.basisMinor[at] : undefined,
        basisCurrency: hasBasis ? event.currency : undefined,
        holdUntil: rated.holdUntil[at] ?? 0,
      },
    });
  }
}

/** Events as columns, and the terms of each row: rows of the same currency and rate share both. */
function columnsOf(
  jobs: readonly Converted[],
  keep: (conversion: Conversion | undefined) => string,
): { readonly columns: EventColumns; readonly termsIdOf: (row: number) => string } {
  const products = new Places();
  const countries = new Places();
  const exchanges: EventColumns['exchanges'][number][] = [];
  const places = new Map<string, number>();
  let withoutMoney: string | undefined;
  const placeOf = ({ job, conversion }: Converted): number => {
    const { currency } = job.event;
    if (currency === undefined) {
      withoutMoney ??= keep(undefined);
      return -1;
    }
    const key = conversion === undefined ? currency : `${currency} ${conversion.rate} ${conversion.day}`;
    const known = places.get(key);
    if (known !== undefined) return known;
    exchanges.push({ currency, conversion });
    places.set(key, exchanges.length - 1);
    return exchanges.length - 1;
  };
  const minors = (read: (event: ClaimedEvent) => bigint | undefined) =>
    BigInt64Array.from(jobs, ({ job }) => read(job.event) ?? 0n);
  const exchange = Int32Array.from(jobs, placeOf);
  const termsIds = exchanges.map(({ conversion }) => keep(conversion));
  return {
    termsIdOf: (row) => termsIds[exchange[row] ?? -1] ?? withoutMoney ?? '',
    columns: {
      count: jobs.length,
      kind: Uint8Array.from(jobs, ({ job }) => eventKinds.indexOf(job.event.kind)),
      occurredAt: Float64Array.from(jobs, ({ job }) => job.event.occurredAt),
      netMinor: minors((event) => event.netMinor),
      taxMinor: minors((event) => event.taxMinor),
      discountMinor: minors((event) => event.discountMinor),
      quantity: Int32Array.from(jobs, ({ job }) => job.event.quantity),
      exchange,
      product: Int32Array.from(jobs, ({ job }) => products.of(job.event.product)),
      country: Int32Array.from(jobs, ({ job }) => countries.of(job.event.country)),
      exchanges,
      products: products.values,
      countries: countries.values,
    },
  };
}

/** Values that repeat, each at a place of its own; -1 is none. */
class Places {
  readonly values: string[] = [];
  private readonly known = new Map<string, number>();

  of(value: string | undefined): number {
    if (value === undefined) return -1;
    const known = this.known.get(value);
    if (known !== undefined) return known;
    this.values.push(value);
    this.known.set(value, this.values.length - 1);
    return this.values.length - 1;
  }
}
