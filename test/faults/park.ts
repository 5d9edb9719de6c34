import type { ServiceContext } from '@countersign/services/context';

type Db = ServiceContext['db'];
type Tx = Parameters<Parameters<Db['transaction']>[0]>[0];

/**
 * A database on which a process comes to a halt at the n-th point at which it waits: before each statement, before each
 * commit and after it, and wherever else `pass` is called. What it holds then, it holds: an open transaction, its locks, or an answer not yet given.
 */
export function parkedAt(
  db: Db,
  point: number,
  park: () => Promise<void>,
): { readonly db: Db; readonly passed: () => number; readonly pass: () => Promise<void> } {
  let passed = 0;
  const pass = async () => {
    passed += 1;
    if (passed === point) await park();
  };
  const watch = (tx: Tx) => {
    // Statements that go out in one piece stay in their order, also where the first of them is held.
    let turn = Promise.resolve();
    const session = sessionOf(tx);
    const prepare = session.prepareQuery.bind(session);
    session.prepareQuery = (...given) => {
      const prepared = prepare(...given);
      const execute = prepared.execute.bind(prepared);
      prepared.execute = async (...values) => {
        turn = turn.then(pass);
        await turn;
        return execute(...values);
      };
      return prepared;
    };
    const nested = tx.transaction.bind(tx);
    const savepoint: Tx['transaction'] = (work) =>
      nested((inner) => {
        watch(inner);
        return work(inner);
      });
    tx.transaction = savepoint;
  };
  const watched = new Proxy(db, {
    get(target, name, receiver) {
      if (name !== 'transaction') return Reflect.get(target, name, receiver);
      const transaction: Db['transaction'] = async (work, config) => {
        await pass();
        const kept = await target.transaction(async (tx) => {
          watch(tx);
          const result = await work(tx);
          await pass();
          return result;
        }, config);
        await pass();
        return kept;
      };
      return transaction;
    },
  });
  return { db: watched, passed: () => passed, pass };
}

interface Session {
  prepareQuery(...given: unknown[]): { execute(...values: unknown[]): Promise<unknown> };
}

/** What a transaction of drizzle sends its statements through, as of the version that is pinned. */
function sessionOf(tx: Tx): Session {
  const session: unknown = Reflect.get(tx, 'session');
  if (typeof session !== 'object' || session === null || !('prepareQuery' in session))
    throw new Error('a transaction has no session');
  return session as Session;
}
