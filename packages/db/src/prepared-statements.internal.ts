import type { Sql, TransactionSql } from 'postgres';

/** Lists whose length varies make ever new texts: so many are kept on each connection, the rest are sent as they are. */
const textsMax = 1_000;
/** Longer ones are lists of rows and seldom come twice. */
const textLengthMax = 8_000;

type Work = (inside: TransactionSql) => unknown;

/**
 * Has the server keep the statements that drizzle makes. The driver otherwise asks twice for each, once for the types of
 * its parameters, and the server parses and plans it anew every time.
 */
export function withPreparedStatements(client: Sql): Sql {
  const kept = new Set<string>();
  const isKept = (text: string): boolean => {
    if (kept.has(text)) return true;
    if (text.length > textLengthMax || kept.size >= textsMax) return false;
    kept.add(text);
    return true;
  };
  /** Each transaction and savepoint brings a client of its own. */
  const prepare = <T extends Sql | TransactionSql>(connection: T, opens: 'begin' | 'savepoint'): T => {
    const { unsafe } = connection;
    const open = Reflect.get(connection, opens) as (work: Work) => Promise<unknown>;
    return Object.assign(connection, {
      unsafe: (text: string, args?: Parameters<typeof unsafe>[1], options?: object) =>
        unsafe(text, args, { ...options, prepare: isKept(text) }),
      [opens]: (work: Work) => open((inside) => work(prepare(inside, 'savepoint'))),
    });
  };
  return prepare(client, 'begin');
}
