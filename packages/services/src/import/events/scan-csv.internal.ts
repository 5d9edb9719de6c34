/** How far a row may reach: a quote that is open for longer is taken for one that was never closed. */
export const rowLengthMax = 256 * 1024;

export interface ScannedRow {
  readonly cells: readonly string[];
  /** The place behind it. */
  readonly end: number;
  /** Line breaks that it holds, its own end among them. */
  readonly breaks: number;
  /** Why it is no row: then `end` is that of its first line alone, so that one bad line takes no other with it. */
  readonly problem?: 'quote_not_closed' | 'quote_malformed' | 'row_too_long';
}

export interface CsvForm {
  readonly delimiter: string;
  readonly newline: '\n' | '\r\n' | '\r';
}

/**
 * The row that begins at `start` (RFC 4180); undefined when it may go on behind the text. Unlike a lenient parser it
 * never guesses where a cell with stray quotes ends, which would make other rows of what follows.
 */
export function scanRow(
  text: string,
  start: number,
  form: CsvForm & { readonly isWhole: boolean },
): ScannedRow | undefined {
  const { delimiter, isWhole } = form;
  const newline = form.newline === '\r' ? '\r' : '\n';
  const cells: string[] = [];
  const broken = (problem: NonNullable<ScannedRow['problem']>): ScannedRow | undefined => {
    const found = text.indexOf(newline, start);
    if (found < 0 && !isWhole) return undefined;
    const end = found < 0 ? text.length : found + 1;
    return { cells: [text.slice(start, Math.min(end, start + 1_000)).trimEnd()], end, breaks: 1, problem };
  };
  let breaks = 1;
  let lineEnd = text.indexOf(newline, start);
  if (lineEnd < 0 && !isWhole) return text.length - start > rowLengthMax ? broken('row_too_long') : undefined;
  for (let at = start; ; ) {
    let end: number;
    if (text.startsWith('"', at)) {
      const quoted = readQuoted(text, at);
      if (quoted === undefined || quoted.end - start > rowLengthMax) {
        return isWhole || text.length - start > rowLengthMax ? broken('quote_not_closed') : undefined;
      }
      if (quoted.end > lineEnd && lineEnd >= 0) {
        breaks += countOf(newline, text, lineEnd, quoted.end);
        lineEnd = text.indexOf(newline, quoted.end);
        if (lineEnd < 0 && !isWhole) return undefined;
      }
      cells.push(quoted.value);
      end = quoted.end;
      while (text.startsWith(' ', end)) end += 1;
      if (end < text.length && !text.startsWith(delimiter, end) && !isRowEnd(text, end, lineEnd)) {
        return broken('quote_malformed');
      }
    } else {
      const limit = lineEnd < 0 ? text.length : lineEnd;
      const found = text.indexOf(delimiter, at);
      end = found < 0 || found > limit ? limit : found;
      const isCarriageReturn = end === limit && newline === '\n' && text.startsWith('\r', end - 1) && end > at;
      cells.push(text.slice(at, isCarriageReturn ? end - 1 : end));
    }
    if (text.startsWith(delimiter, end)) {
      at = end + 1;
      continue;
    }
    const rowEnd = lineEnd < 0 ? text.length : lineEnd + 1;
    if (rowEnd - start > rowLengthMax) return broken('row_too_long');
    return { cells, end: rowEnd, breaks };
  }
}

function isRowEnd(text: string, at: number, lineEnd: number): boolean {
  return at === lineEnd || (at === lineEnd - 1 && text.startsWith('\r', at)) || (lineEnd < 0 && at === text.length);
}

/** Undefined when it is never closed. */
function readQuoted(text: string, start: number): { readonly value: string; readonly end: number } | undefined {
  let hasEscapes = false;
  for (let from = start + 1; ; ) {
    const close = text.indexOf('"', from);
    if (close < 0) return undefined;
    if (!text.startsWith('"', close + 1)) {
      const value = text.slice(start + 1, close);
      return { value: hasEscapes ? value.replaceAll('""', '"') : value, end: close + 1 };
    }
    hasEscapes = true;
    from = close + 2;
  }
}

function countOf(mark: string, text: string, start: number, end: number): number {
  let count = 0;
  for (let at = text.indexOf(mark, start); at >= 0 && at < end; at = text.indexOf(mark, at + 1)) count += 1;
  return count;
}
