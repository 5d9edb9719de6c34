import { openDatabase } from '@countersign/db/client';
import { carryOut, type Flow } from './flows.ts';
import { parkedAt } from './park.ts';

/** What the parent says: which flows to begin, and where each of them comes to a halt. */
export interface Orders {
  readonly databaseUrl: string;
  readonly flows: readonly { readonly flow: Flow; readonly point: number }[];
}

/** Begins all of them at once, says when each has come to its point, and then stands until it is killed or told to go on. */
process.once('message', (orders: Orders) => {
  const { db } = openDatabase(orders.databaseUrl, {
    maxConnections: orders.flows.length + 1,
    applicationName: 'parked',
  });
  const { promise: goOn, resolve } = Promise.withResolvers<void>();
  process.once('message', () => resolve());
  const ends = orders.flows.map(({ flow, point }, index) => {
    const say = () => process.send?.({ parked: index });
    const parked = parkedAt(db, point, () => {
      say();
      return goOn;
    });
    // One with fewer points than the one they were counted on is at its end, and its answer is lost.
    return carryOut(flow, parked.db, parked.pass)
      .catch(() => {})
      .finally(say);
  });
  void Promise.all(ends).then(() => process.send?.('done'));
});
