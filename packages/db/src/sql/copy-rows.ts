import type { SqlClient } from './open-sql.ts';

const special = /[\\\n\r\t]/;

/** A value in PostgreSQL's text format of COPY. It holds no NUL: no text of PostgreSQL does. */
export function copyField(value: string | null): string {
  if (value === null) return '\\N';
  if (!special.test(value)) return value;
  return value.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r').replaceAll('\t', '\\t');
}

/**
 * Adds rows by one COPY, which is a transaction of its own: when this resolves they are committed, when it rejects with
 * an error of the server none is; after a lost connection nobody knows. `text` is lines of fields with tabs between.
 */
export async function copyRows(
  client: SqlClient,
  into: { readonly table: string; readonly columns: readonly string[] },
  text: string,
): Promise<void> {
  // Without parameters it goes by the simple protocol, in which the commit comes before the answer.
  const stream = await client.unsafe(`copy ${into.table} (${into.columns.join(', ')}) from stdin`).writable();
  await new Promise<void>((resolve, reject) => {
    stream.once('error', reject);
    stream.once('finish', () => {
      // The driver ends a stream that went well by telling the server that it failed, in the middle of the next COPY.
      stream._destroy = (err, told) => told(err);
      resolve();
    });
    stream.end(text);
  });
}
