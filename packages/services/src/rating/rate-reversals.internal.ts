import { sql } from '@countersign/db/query';
import { parseInstant } from '@countersign/db/schema/columns';
import type { Currency } from '@countersign/domain/currency/currencies';
import type { EventStatus, KeptReason } from '@countersign/domain/event/event';
import { splitRefund } from '@countersign/domain/event/split-refund';
import { parseDecimal } from '@countersign/domain/money/decimal';
import type { PlanDocument } from '@countersign/domain/plan/document';
import type { LineState } from '@countersign/domain/rating/line';
import { type GivenLine, type RatedEvent, recordingRecorder, type TakenLine } from '@countersign/domain/rating/rating';
import { exactText, rationalOf, subtractRational } from '@countersign/domain/rating/rational';
import { takeBack } from '@countersign/domain/rating/take-back';
import type { CivilDate } from '@countersign/domain/time/civil-date';
import type { Instant } from '@countersign/domain/time/instant';
import type { ServiceContext, Transaction } from '../context.ts';
import { storedDocument } from '../plan/stored-document.ts';
import { type ClaimedEvent, type EventColumns, eventColumns, eventOf } from './claim-events.internal.ts';
import type { NewLine } from './write-lines.internal.ts';

export interface RatedReversals {
  readonly lines: readonly NewLine[];
  readonly kept: ReadonlyMap<string, KeptReason>;
}

/**
 * What refunds and chargebacks take back of the lines that their purchases gave, by the terms that those were rated by.
 * One whose purchase has not come, or has not been rated, is kept and queued again when it is.
 */
export async function rateReversals(
  ctx: ServiceContext,
  tx: Transaction,
  events: readonly ClaimedEvent[],
): Promise<RatedReversals> {
  if (events.length === 0) return { lines: [], kept: new Map() };
  const purchases = await findPurchases(ctx, tx, events);
  const rated = [...purchases.values()].filter(({ status }) => status === 'rated').map(({ event }) => event);
  const given = await loadGivenLines(ctx, tx, rated);
  const earlier = await loadEarlierRefunds(ctx, tx, rated);
  const kept = new Map<string, KeptReason>();
  const lines: NewLine[] = [];
  for (const arrived of events) {
    const purchase = purchases.get(purchaseKey(arrived.sourceId, arrived.refersTo ?? ''));
    if (purchase?.status !== 'rated') {
      kept.set(arrived.id, 'waits_for_purchase');
      continue;
    }
    const { event } = purchase;
    const refund = splitAs(event, arrived);
    const before = (earlier.get(event.id) ?? []).map((each) => splitAs(event, each));
    const taken = takeAll(refund, event, { given: given.get(event.id) ?? [], earlier: before });
    if (taken === null) {
      kept.set(refund.id, 'currency_differs');
      continue;
    }
    lines.push(...taken);
    earlier.set(event.id, [...(earlier.get(event.id) ?? []), arrived]);
  }
  return { lines, kept };
}

/** A refund that was told as one sum with its tax, in the proportion of its purchase. */
function splitAs(purchase: ClaimedEvent, refund: ClaimedEvent): ClaimedEvent {
  if (!refund.isWithTax || refund.netMinor === undefined || purchase.netMinor === undefined) return refund;
  const paid = { netMinor: purchase.netMinor, taxMinor: purchase.taxMinor ?? 0n };
  return { ...refund, ...splitRefund(refund.netMinor, paid) };
}

/** A line of a purchase and where it stands; what is taken of it here is added up. */
interface StoredLine {
  given: GivenLine;
  readonly enrollmentId: string;
  readonly planVersionId: string;
  readonly document: PlanDocument;
  readonly state: LineState;
  readonly holdUntil: Instant;
  readonly conversion: NewLine['conversion'];
}

function takeAll(
  refund: ClaimedEvent,
  purchase: ClaimedEvent,
  of: { readonly given: readonly StoredLine[]; readonly earlier: readonly RatedEvent[] },
): NewLine[] | null {
  const lines: NewLine[] = [];
  for (const ofVersion of Map.groupBy(of.given, ({ planVersionId }) => planVersionId).values()) {
    const [first] = ofVersion;
    if (!first) continue;
    const recorder = recordingRecorder();
    const taken = takeBack(
      {
        document: first.document,
        purchase,
        refund,
        earlierRefunds: of.earlier,
        lines: ofVersion.map(({ given }) => given),
      },
      recorder,
    );
    if (!taken.ok) return null;
    for (const line of taken.value) {
      const stored = ofVersion.find(({ given }) => given.id === line.reversesLineId);
      if (!stored) throw new Error(`line ${line.reversesLineId} was taken back of another purchase`);
      const isOwn = (step: { readonly rule: string | null }) => step.rule === null || step.rule === line.rule;
      lines.push(newLine(refund, line, stored, recorder.steps.filter(isOwn)));
      stored.given = {
        ...stored.given,
        takenMinor: stored.given.takenMinor - line.amountMinor,
        takenExact: exactText(subtractRational(rationalOf(stored.given.takenExact), rationalOf(line.amountExact))),
      };
    }
  }
  return lines;
}

/** While the purchase's line waits, what is taken of it waits beside it, so that only the rest is released. */
function newLine(refund: ClaimedEvent, line: TakenLine, stored: StoredLine, trace: NewLine['trace']): NewLine {
  const isPending = stored.state === 'pending' || stored.state === 'held';
  return {
    programId: refund.programId,
    enrollmentId: stored.enrollmentId,
    eventId: refund.id,
    planVersionId: stored.planVersionId,
    kind: 'take_back',
    state: isPending ? 'pending' : 'available',
    line: isPending ? { ...line, holdUntil: stored.holdUntil } : line,
    conversion: stored.conversion,
    occurredAt: refund.occurredAt,
    reversesLineId: line.reversesLineId,
    trace,
  };
}

interface FoundPurchase {
  readonly event: ClaimedEvent;
  readonly status: EventStatus;
}

const purchaseKey = (sourceId: string, externalId: string) => `${sourceId} ${externalId}`;

async function findPurchases(
  ctx: ServiceContext,
  tx: Transaction,
  refunds: readonly ClaimedEvent[],
): Promise<ReadonlyMap<string, FoundPurchase>> {
  const wanted = refunds.map(({ sourceId, refersTo }) => ({ source: sourceId, ref: refersTo ?? '' }));
  const rows = await tx.execute<EventColumns & { readonly external_id: string; readonly status: EventStatus }>(sql`
    select distinct on (e.source_id, e.external_id) ${eventColumns}, e.external_id, s.status
    from jsonb_to_recordset(${JSON.stringify(wanted)}::text::jsonb) as w(source text, ref text)
      join events e on e.tenant_id = ${ctx.tenantId} and e.source_id = w.source and e.external_id = w.ref
      join event_states s on s.tenant_id = e.tenant_id and s.event_id = e.id
    where e.kind not in ('refund', 'chargeback') and s.reason is distinct from 'duplicate'
    order by e.source_id, e.external_id, e.received_at`);
  return new Map(
    [...rows].map((row) => [purchaseKey(row.source_id, row.external_id), { event: eventOf(row), status: row.status }]),
  );
}

/** Lines of the purchases with what was taken of them; locked, so that no hold of theirs is released meanwhile. */
async function loadGivenLines(
  ctx: ServiceContext,
  tx: Transaction,
  purchases: readonly ClaimedEvent[],
): Promise<Map<string, StoredLine[]>> {
  if (purchases.length === 0) return new Map();
  const ids = sql`select jsonb_array_elements_text(${JSON.stringify(purchases.map(({ id }) => id))}::text::jsonb)::uuid`;
  await tx.execute(sql`
    select 1 from lines where tenant_id = ${ctx.tenantId} and event_id in (${ids}) and kind = 'earning' order by id for update`);
  const rows = await tx.execute<{
    id: string;
    event_id: string;
    enrollment_id: string;
    plan_version_id: string;
    document: Record<string, unknown>;
    rule: string;
    state: LineState;
    currency: Currency;
    amount_minor: string;
    amount_exact: string;
    basis_minor: string | null;
    basis_currency: Currency | null;
    fx_rate: string | null;
    fx_day: CivilDate | null;
    fx_source: string | null;
    hold_until: string;
    taken_minor: string;
    taken_exact: string;
  }>(sql`
    select l.id, l.event_id, l.enrollment_id, l.plan_version_id, v.document, l.rule, l.state, l.currency, l.amount_minor,
      trim_scale(l.amount_exact)::text as amount_exact, l.basis_minor, l.basis_currency, trim_scale(l.fx_rate)::text as fx_rate,
      l.fx_day::text as fx_day, l.fx_source, l.hold_until, coalesce(-t.minor, 0)::text as taken_minor,
      trim_scale(coalesce(-t.exact, 0))::text as taken_exact
    from lines l join plan_versions v on v.tenant_id = l.tenant_id and v.id = l.plan_version_id
      left join lateral (
        select sum(t.amount_minor) as minor, sum(t.amount_exact) as exact from lines t
        where t.tenant_id = l.tenant_id and t.reverses_line_id = l.id
      ) t on true
    where l.tenant_id = ${ctx.tenantId} and l.event_id in (${ids}) and l.kind = 'earning' order by l.id`);
  return Map.groupBy(
    [...rows].map((row) => ({
      eventId: row.event_id,
      given: {
        id: row.id,
        rule: row.rule,
        amountExact: checked(row.amount_exact),
        amountMinor: BigInt(row.amount_minor),
        currency: row.currency,
        basisMinor: row.basis_minor === null ? undefined : BigInt(row.basis_minor),
        basisCurrency: row.basis_currency ?? undefined,
        takenExact: checked(row.taken_exact),
        takenMinor: BigInt(row.taken_minor),
      },
      enrollmentId: row.enrollment_id,
      planVersionId: row.plan_version_id,
      document: storedDocument(row.document),
      state: row.state,
      holdUntil: parseInstant(row.hold_until),
      conversion:
        row.fx_rate !== null && row.fx_day !== null && row.fx_source !== null
          ? { rate: row.fx_rate, day: row.fx_day, source: row.fx_source }
          : undefined,
    })),
    ({ eventId }) => eventId,
  );
}

async function loadEarlierRefunds(
  ctx: ServiceContext,
  tx: Transaction,
  purchases: readonly ClaimedEvent[],
): Promise<Map<string, ClaimedEvent[]>> {
  if (purchases.length === 0) return new Map();
  const rows = await tx.execute<EventColumns & { readonly purchase_id: string }>(sql`
    select ${eventColumns}, p.id as purchase_id
    from events p join events e on e.tenant_id = p.tenant_id and e.source_id = p.source_id and e.refers_to = p.external_id
      join event_states s on s.tenant_id = e.tenant_id and s.event_id = e.id
    where p.tenant_id = ${ctx.tenantId} and e.kind in ('refund', 'chargeback') and s.status = 'rated'
      and p.id in (select jsonb_array_elements_text(${JSON.stringify(purchases.map(({ id }) => id))}::text::jsonb)::uuid)
    order by s.changed_at, e.id`);
  return Map.groupBy(
    [...rows].map((row) => ({ purchaseId: row.purchase_id, ...eventOf(row) })),
    ({ purchaseId }) => purchaseId,
  );
}

function checked(text: string): string {
  if (parseDecimal(text) === undefined) throw new Error(`${text} is not an exact amount`);
  return text;
}
