import { sql } from '@countersign/db/query';
import type { LineKind, LineState } from '@countersign/domain/rating/line';
import type { Conversion, RatedLine, TraceStep } from '@countersign/domain/rating/rating';
import type { Instant } from '@countersign/domain/time/instant';
import type { ServiceContext, Transaction } from '../context.ts';

/** A line to be kept, with all that explains it. */
export interface NewLine {
  readonly programId: string;
  readonly enrollmentId: string;
  readonly eventId: string;
  readonly planVersionId: string;
  readonly kind: LineKind;
  readonly state: LineState;
  readonly line: RatedLine;
  readonly conversion: Pick<Conversion, 'rate' | 'day' | 'source'> | undefined;
  readonly occurredAt: Instant;
  readonly reversesLineId: string | null;
  readonly trace: readonly TraceStep[];
}

/** Keeps lines that are not there yet, known by event, enrollment, rule and kind; gives the new ones with their ids. */
export async function writeLines(
  ctx: ServiceContext,
  tx: Transaction,
  lines: readonly NewLine[],
): Promise<readonly (NewLine & { readonly id: string })[]> {
  if (lines.length === 0) return [];
  const rows = lines.map((each) => ({
    program: each.programId,
    enrollment: each.enrollmentId,
    event: each.eventId,
    version: each.planVersionId,
    rule: each.line.rule,
    kind: each.kind,
    state: each.state,
    currency: each.line.currency,
    amount: each.line.amountMinor.toString(),
    exact: each.line.amountExact,
    basis: each.line.basisMinor?.toString() ?? null,
    basis_currency: each.line.basisCurrency ?? null,
    rate: each.conversion?.rate ?? null,
    day: each.conversion?.day ?? null,
    source: each.conversion?.source ?? null,
    at: isoOf(each.occurredAt),
    hold: isoOf(each.line.holdUntil),
    reverses: each.reversesLineId,
    trace: each.trace,
  }));
  const written = await tx.execute<{
    id: string;
    event_id: string;
    enrollment_id: string;
    rule: string;
    kind: string;
  }>(sql`
    insert into lines (tenant_id, id, program_id, enrollment_id, event_id, plan_version_id, rule, kind, state, currency, amount_minor,
      amount_exact, basis_minor, basis_currency, fx_rate, fx_day, fx_source, occurred_at, hold_until, reverses_line_id, trace, created_at)
    select ${ctx.tenantId}, uuidv7(), program, enrollment, event, version, rule, kind, state, currency, amount, exact, basis,
      basis_currency, rate, day, source, at, hold, reverses, trace, ${isoOf(ctx.now())}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as l(program text, enrollment text, event uuid, version text,
      rule text, kind text, state text, currency text, amount bigint, exact numeric, basis bigint, basis_currency text, rate numeric,
      day date, source text, at timestamptz, hold timestamptz, reverses uuid, trace jsonb)
    on conflict (tenant_id, event_id, enrollment_id, rule, kind) do nothing
    returning id, event_id, enrollment_id, rule, kind`);
  const ids = new Map(
    [...written].map((row) => [`${row.event_id} ${row.enrollment_id} ${row.kind} ${row.rule}`, row.id]),
  );
  return lines.flatMap((each) => {
    const id = ids.get(`${each.eventId} ${each.enrollmentId} ${each.kind} ${each.line.rule}`);
    return id === undefined ? [] : [{ ...each, id }];
  });
}

function isoOf(instant: number): string {
  return new Date(instant).toISOString();
}
