export type Step = { note(line: string): void };

/** Runs a part of the start, says what it is doing and how long it took. */
export async function step<T>(title: string, action: (step: Step) => Promise<T>): Promise<T> {
  const startedAt = performance.now();
  const seconds = () => `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;
  process.stdout.write(`      ${title} ...\n`);
  try {
    const result = await action({ note: (line) => process.stdout.write(`      ${title}: ${line}\n`) });
    process.stdout.write(`ok    ${title} (${seconds()})\n`);
    return result;
  } catch (err) {
    process.stdout.write(`FAILED ${title} (${seconds()})\n`);
    throw err;
  }
}

/** Lines of two or three columns in a frame. */
export function table(rows: readonly (readonly string[])[]): string {
  const columns = Math.max(...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, index) =>
    Math.max(...rows.map((row) => (row[index] ?? '').length)),
  );
  const rule = `+${widths.map((width) => '-'.repeat(width + 2)).join('+')}+`;
  const lines = rows.map(
    (row) => `|${widths.map((width, index) => ` ${(row[index] ?? '').padEnd(width)} `).join('|')}|`,
  );
  return [rule, ...lines, rule, ''].join('\n');
}
