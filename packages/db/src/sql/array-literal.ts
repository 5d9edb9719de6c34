/**
 * Values as PostgreSQL writes an array down: `{1,2,NULL}`. Sent as text and cast there, an array of any length is one
 * parameter, and cheaper to read than the same as JSON. It holds no NUL: no text of PostgreSQL does.
 */
export function arrayLiteral(values: Iterable<string | number | bigint | null>): string {
  const items: string[] = [];
  for (const value of values) items.push(typeof value === 'string' ? quoted(value) : String(value ?? 'NULL'));
  return `{${items.join(',')}}`;
}

const plain = /^[0-9A-Za-z_:.-]+$/;

function quoted(text: string): string {
  if (plain.test(text) && text.toUpperCase() !== 'NULL') return text;
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}
