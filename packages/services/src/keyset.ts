import { and, asc, desc, eq, gt, ilike, lt, or, type SQL, sql } from '@countersign/db/query';
import { invalidInput } from './app-error.ts';
import { decodeCursor, encodeCursor } from './page.ts';

type Column = Parameters<typeof asc>[0] & Parameters<typeof gt>[0];

export interface KeysetOrder {
  readonly column: Column;
  readonly id: Column;
  readonly direction: 'asc' | 'desc';
  /** What the column holds; a cursor with anything else is not one of ours. */
  readonly holds: 'text' | 'instant';
}

export interface KeysetPage {
  /** Rows behind the cursor; undefined on the first page. */
  readonly where: SQL | undefined;
  readonly orderBy: readonly SQL[];
}

/** The year 1: PostgreSQL's own range begins earlier, JavaScript's earlier than that. */
const firstInstant = -62_135_596_800_000;

/** Where a page begins and how it is ordered, so that rows inserted meanwhile shift nothing. Refuses a foreign cursor (`invalid_input`). */
export function keyset(order: KeysetOrder, cursorText: string | undefined): KeysetPage {
  const [behind, sort] = order.direction === 'asc' ? [gt, asc] : [lt, desc];
  const orderBy = [sort(order.column), sort(order.id)];
  const cursor = decodeCursor(cursorText);
  if (!cursor) return { where: undefined, orderBy };
  const { value, id } = cursor;
  const isOurs =
    !id.includes('\0') &&
    (order.holds === 'text'
      ? typeof value === 'string' && !value.includes('\0')
      : typeof value === 'number' && value >= firstInstant && value <= 8.64e15);
  if (!isOurs) throw invalidInput({ field: 'cursor', code: 'cursor', message: 'not a cursor of this list' });
  // An expression has no type of its own to turn the number into a time.
  const from = typeof value === 'number' ? sql`to_timestamp(${value / 1000}::float8)` : value;
  return { where: or(behind(order.column, from), and(eq(order.column, from), behind(order.id, id))), orderBy };
}

/** The page out of up to `limit + 1` rows; the one too many says that there are more. */
export function pageOf<Row, Item>(page: {
  readonly rows: readonly Row[];
  readonly limit: number;
  readonly total: number;
  readonly cursorOf: (row: Row) => { readonly value: string | number; readonly id: string };
  readonly present: (row: Row) => Item;
}): { items: Item[]; nextCursor: string | null; total: number } {
  const shown = page.rows.slice(0, page.limit);
  const last = shown.at(-1);
  const hasMore = page.rows.length > page.limit && last !== undefined;
  return {
    items: shown.map(page.present),
    nextCursor: hasMore ? encodeCursor(page.cursorOf(last)) : null,
    total: page.total,
  };
}

/** The column holds the words somebody searches for, whatever their case; `%` and `_` stand for themselves. */
export function contains(column: Parameters<typeof ilike>[0], search: string): SQL {
  if (search.includes('\0')) throw invalidInput({ field: 'search', code: 'control_characters' });
  return ilike(column, `%${search.trim().replace(/[\\%_]/g, (character) => `\\${character}`)}%`);
}

/** For `select`: the number of rows that match. */
export const rowCount = sql<number>`count(*)::int`;
