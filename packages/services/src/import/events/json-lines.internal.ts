interface JsonLine {
  /** Undefined for a blank line. */
  readonly row: { readonly values: Readonly<Record<string, unknown>>; readonly problem?: 'not_json' } | undefined;
  readonly end: number;
}

/** Each line with the place behind it. A line that is no JSON object is kept as it is, to be refused by itself. */
export function parseJsonLines(text: string): JsonLine[] {
  const lines: JsonLine[] = [];
  for (let start = 0; start < text.length; ) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found + 1;
    const line = text.slice(start, end).trim();
    lines.push({ row: line === '' ? undefined : rowOf(line), end });
    start = end;
  }
  return lines;
}

function rowOf(line: string): NonNullable<JsonLine['row']> {
  const notJson = { values: { line: line.slice(0, 1_000) }, problem: 'not_json' } as const;
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (err) {
    if (err instanceof SyntaxError) return notJson;
    throw err;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return notJson;
  return { values: Object.fromEntries(Object.entries(value)) };
}
