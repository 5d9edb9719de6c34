import { describe, expect, it } from 'vitest';
import type { PayoutOrder } from '../order.ts';
import type { OrderOutcome } from '../port.ts';
import type { CallRailUnderTest, RailFault } from './call-rail-under-test.ts';
import { sampleBatch, sampleOrders } from './sample-batch.ts';

/** What every rail that is called must hold: each fault has its right answer, and no key moves money twice. */
export function describeCallRail(name: string, open: () => Promise<CallRailUnderTest>): void {
  const statuses = (outcomes: readonly { readonly status: string }[]) => outcomes.map(({ status }) => status);
  const keysOf = (orders: readonly PayoutOrder[]) => orders.map(({ endToEndId }) => endToEndId);

  async function outgoing(under: CallRailUnderTest, orders: readonly PayoutOrder[]): Promise<readonly bigint[]> {
    const book = await under.book();
    return orders.map(({ endToEndId }) => {
      const own = book.filter((movement) => movement.endToEndId === endToEndId && !movement.isReturn);
      expect(own.length, 'movements under one key').toBeLessThanOrEqual(1);
      return own[0]?.amountMinor ?? 0n;
    });
  }

  describe(`payout rail that is called: ${name}`, () => {
    it('moves each amount once and says that it was accepted', async () => {
      const under = await open();
      const orders = sampleOrders([40_000n, 1n, 123_456_789n]);
      const outcomes = await under.rail.submit(sampleBatch(orders));
      expect(outcomes).toEqual(keysOf(orders).map((endToEndId) => ({ status: 'accepted', endToEndId })));
      expect(await outgoing(under, orders)).toEqual([-40_000n, -1n, -123_456_789n]);
      expect(await under.rail.find(keysOf(orders))).toEqual(
        orders.map(({ endToEndId, amountMinor, currency }) => ({
          status: 'accepted',
          endToEndId,
          amountMinor,
          currency,
        })),
      );
    });

    it('moves nothing more when the same keys come again, one after the other, at once, or in another batch', async () => {
      const under = await open();
      expect(under.rail.keyWindowMs).toBeGreaterThan(0);
      const orders = sampleOrders([700n, 800n]);
      await Promise.all([1, 2, 3].map(() => under.rail.submit(sampleBatch(orders))));
      const again = await under.rail.submit(sampleBatch(orders.toReversed()));
      expect(statuses(again)).toEqual(['accepted', 'accepted']);
      expect(await outgoing(under, orders)).toEqual([-700n, -800n]);
    });

    it.each<readonly [string, RailFault]>([
      ['says nothing after it carried it out', { kind: 'silent_after_success' }],
      ['says that it failed and carried it out', { kind: 'error_after_success' }],
      ['answers later than anybody waits', { kind: 'slow' }],
    ])('is unknown when the bank %s; asking finds it, sending again moves nothing', async (_label, fault) => {
      const under = await open();
      const orders = sampleOrders([5_000n, 6_000n]);
      await under.fault(fault);
      expect(statuses(await under.rail.submit(sampleBatch(orders)))).toEqual(['unknown', 'unknown']);
      expect(statuses(await under.rail.find(keysOf(orders)))).toEqual(['accepted', 'accepted']);
      expect(statuses(await under.rail.submit(sampleBatch(orders)))).toEqual(['accepted', 'accepted']);
      expect(await outgoing(under, orders)).toEqual([-5_000n, -6_000n]);
    });

    it('is unknown when it was lost on the way; asking says absent, sending the same keys again pays once', async () => {
      const under = await open();
      const orders = sampleOrders([5_500n]);
      await under.fault({ kind: 'lost' });
      expect(statuses(await under.rail.submit(sampleBatch(orders)))).toEqual(['unknown']);
      expect(await outgoing(under, orders)).toEqual([0n]);
      expect(statuses(await under.rail.find(keysOf(orders)))).toEqual(['absent']);
      expect(statuses(await under.rail.submit(sampleBatch(orders)))).toEqual(['accepted']);
      expect(await outgoing(under, orders)).toEqual([-5_500n]);
    });

    it('is refused with the bank’s reason, and stays refused under that key', async () => {
      const under = await open();
      const [order] = sampleOrders([900n]) as [PayoutOrder];
      await under.fault({ kind: 'refuse', code: 'AC04' });
      const refused: OrderOutcome = { status: 'refused', endToEndId: order.endToEndId, code: 'AC04' };
      expect(await under.rail.submit(sampleBatch([order]))).toEqual([refused]);
      expect(await under.rail.submit(sampleBatch([order]))).toEqual([refused]);
      expect(await under.rail.find([order.endToEndId])).toEqual([refused]);
      expect(await outgoing(under, [order])).toEqual([0n]);
      const retried = { ...order, endToEndId: order.endToEndId.replace(/-1$/, '-2') };
      expect(statuses(await under.rail.submit(sampleBatch([retried])))).toEqual(['accepted']);
      expect(await outgoing(under, [order, retried])).toEqual([0n, -900n]);
    });

    it('answers per payout when the bank refuses some, and sends none that its own checks refuse', async () => {
      const under = await open();
      const [first, second, third] = sampleOrders([10n, 20n, 30n]) as [PayoutOrder, PayoutOrder, PayoutOrder];
      const empty = { ...third, amountMinor: 0n };
      await under.fault({ kind: 'refuse', code: 'AC06', endToEndIds: [second.endToEndId] });
      expect(await under.rail.submit(sampleBatch([first, second, empty]))).toEqual([
        { status: 'accepted', endToEndId: first.endToEndId },
        { status: 'refused', endToEndId: second.endToEndId, code: 'AC06' },
        { status: 'unknown', endToEndId: empty.endToEndId, reason: 'not_sent' },
      ]);
      expect(await outgoing(under, [first, second, empty])).toEqual([-10n, 0n, 0n]);
      expect(statuses(await under.rail.find([empty.endToEndId]))).toEqual(['absent']);
    });

    it('says that a key stands for something else, never that it is refused', async () => {
      const under = await open();
      const [order] = sampleOrders([1_000n]) as [PayoutOrder];
      await under.rail.submit(sampleBatch([order]));
      const [other] = sampleOrders([1n, 2n]).slice(1) as [PayoutOrder];
      const changes: readonly Partial<PayoutOrder>[] = [{ amountMinor: 2_000n }, { payee: other.payee }];
      for (const change of changes) {
        const outcomes = await under.rail.submit(sampleBatch([{ ...order, ...change }]));
        expect(outcomes).toEqual([{ status: 'unknown', endToEndId: order.endToEndId, reason: 'key_used_otherwise' }]);
      }
      expect(await outgoing(under, [order])).toEqual([-1_000n]);
    });

    it('is unknown while nobody answers, and neither invents an answer nor a statement', async () => {
      const under = await open();
      const orders = sampleOrders([77n]);
      const day = await under.today();
      await under.goDown();
      expect(await under.rail.submit(sampleBatch(orders))).toMatchObject([{ status: 'unknown', reason: 'no_answer' }]);
      expect(await under.rail.find(keysOf(orders))).toMatchObject([{ status: 'unknown', reason: 'no_answer' }]);
      const account = sampleBatch([]).payer.account;
      await expect(under.rail.fetchStatement({ account, from: day, to: day })).rejects.toThrow(Error);
      await under.comeBack();
      expect(statuses(await under.rail.find(keysOf(orders)))).toEqual(['absent']);
    });
  });
}
