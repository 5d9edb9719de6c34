import type { ImportMapping } from '@countersign/contracts/import/operations';
import type { EventRefusal } from '@countersign/domain/event/event-refusal';
import { type EventInput, eventFields, parseEvent } from '@countersign/domain/event/parse-event';
import { withMissingNoughts } from '@countersign/domain/money/money';
import type { Result } from '@countersign/domain/result/result';
import type { Instant } from '@countersign/domain/time/instant';
import { type Known, resolveValue } from '../mapping/known-values.ts';
import type { RowShapeProblem } from './pieces.internal.ts';
import type { StreamedRow } from './stream-rows.ts';

type Refusal = Omit<EventRefusal, 'code'> & { readonly code: EventRefusal['code'] | RowShapeProblem };

/** Reads one row of a file through its mapping, as the API would read the event. */
export function readEventRow(
  row: StreamedRow,
  mapping: ImportMapping,
  at: { readonly known: Known; readonly now: Instant },
): Result<EventInput, Refusal> {
  if (row.problem) return { ok: false, refusal: { field: '', code: row.problem } };
  const raw: Record<string, unknown> = {};
  for (const field of eventFields) {
    const column = mapping.columns[field];
    const own = column === undefined ? undefined : row.values[column];
    const value = own === undefined || own === '' ? mapping.defaults[field] : own;
    if (value !== undefined && value !== '') raw[field] = meant(field, value, mapping, at.known);
  }
  return parseEvent(withNoughts(raw), at.now);
}

/** People's files leave out noughts behind the point; other systems are held to the exact digits. */
function withNoughts(raw: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { currency } = raw;
  if (typeof currency !== 'string') return { ...raw };
  const amounts = ['amount', 'net', 'tax', 'discount'].flatMap((field) => {
    const amount = raw[field];
    if (typeof amount !== 'string') return [];
    return [[field, withMissingNoughts({ amount: amount.trim(), currency: currency.toUpperCase() }).amount]];
  });
  return { ...raw, ...Object.fromEntries(amounts) };
}

/** A value by what the mapping, or its own name, says that it stands for; a day alone is its noon in UTC. */
function meant(field: string, value: unknown, mapping: ImportMapping, known: Known): unknown {
  if (typeof value !== 'string') return value;
  if (field === 'occurredAt' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return `${value}T12:00:00Z`;
  const values = known.fields[field];
  const mapped = mapping.values[field]?.[value] ?? value;
  return values ? (resolveValue(values, value, mapping.values[field]) ?? mapped) : mapped;
}
