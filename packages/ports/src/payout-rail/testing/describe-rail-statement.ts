import { addDays, type CivilDate } from '@countersign/domain/time/civil-date';
import { describe, expect, it } from 'vitest';
import type { BankStatementEntry } from '../bank-statement.ts';
import type { PayoutOrder } from '../order.ts';
import type { CallRail } from '../port.ts';
import type { CallRailUnderTest } from './call-rail-under-test.ts';
import { sampleBatch, sampleOrders, samplePayer } from './sample-batch.ts';

/** What the statements of a rail must hold: they tell what was really moved, whatever the answers were. */
export function describeRailStatement(name: string, open: () => Promise<CallRailUnderTest>): void {
  const entriesOf = async (rail: CallRail, from: CivilDate, to: CivilDate): Promise<readonly BankStatementEntry[]> => {
    const read = rail.readStatement(await rail.fetchStatement({ account: samplePayer.account, from, to }));
    if (!read.ok) throw new Error(`${read.refusal.code} ${read.refusal.place}`);
    return read.value.flatMap(({ entries }) => entries);
  };
  const byKey = (entries: readonly BankStatementEntry[], { endToEndId }: PayoutOrder) =>
    entries.filter((entry) => entry.endToEndId === endToEndId);

  describe(`statements of a payout rail: ${name}`, () => {
    it('show each payment once, by its key, and what was moved', async () => {
      const under = await open();
      const orders = sampleOrders([1_234n, 5n]);
      await under.rail.submit(sampleBatch(orders));
      const day = await under.today();
      const entries = await entriesOf(under.rail, day, day);
      for (const order of orders) {
        expect(byKey(entries, order)).toMatchObject([
          { bookedOn: day, amountMinor: -order.amountMinor, currency: 'EUR', isReturn: false, reasonCode: null },
        ]);
      }
    });

    it('give a movement the same reference whenever it is read, and no two the same', async () => {
      const under = await open();
      await under.rail.submit(sampleBatch(sampleOrders([1n, 1n, 1n])));
      const day = await under.today();
      const once = await entriesOf(under.rail, day, day);
      await under.passDays(1);
      await under.rail.submit(sampleBatch(sampleOrders([1n])));
      const later = await entriesOf(under.rail, addDays(day, -3), addDays(day, 1));
      const references = later.map(({ reference }) => reference);
      expect(new Set(references).size).toBe(references.length);
      expect(references).toEqual(expect.arrayContaining(once.map(({ reference }) => reference)));
      expect(later.length).toBe(once.length + 1);
    });

    it('show a return on its own day, with the reason, under the key of the payment', async () => {
      const under = await open();
      const [order] = sampleOrders([8_800n]) as [PayoutOrder];
      await under.fault({ kind: 'return', code: 'AC04', afterDays: 3 });
      const [outcome] = await under.rail.submit(sampleBatch([order]));
      expect(outcome?.status).toBe('accepted');
      const day = await under.today();
      expect(byKey(await entriesOf(under.rail, day, addDays(day, 2)), order)).toMatchObject([{ isReturn: false }]);
      await under.passDays(3);
      expect(byKey(await entriesOf(under.rail, day, addDays(day, 3)), order)).toMatchObject([
        { bookedOn: day, amountMinor: -8_800n, isReturn: false, reasonCode: null },
        { bookedOn: addDays(day, 3), amountMinor: 8_800n, isReturn: true, reasonCode: 'AC04' },
      ]);
    });

    it('tell when another amount was moved than ordered', async () => {
      const under = await open();
      const [order] = sampleOrders([2_000n]) as [PayoutOrder];
      await under.fault({ kind: 'other_amount', byMinor: 35n });
      const [outcome] = await under.rail.submit(sampleBatch([order]));
      expect(outcome?.status).toBe('accepted');
      expect(await under.rail.find([order.endToEndId])).toMatchObject([{ status: 'accepted', amountMinor: 2_000n }]);
      const day = await under.today();
      expect(byKey(await entriesOf(under.rail, day, day), order)).toMatchObject([{ amountMinor: -2_035n }]);
    });

    it('are refused whole when they cannot be read', async () => {
      const { rail } = await open();
      const text = (content: string) => rail.readStatement(new TextEncoder().encode(content));
      for (const content of ['', 'nothing of the kind', '<html><body>Sign in</body></html>', '\0\0\0']) {
        const read = text(content);
        expect(read.ok, content).toBe(false);
        if (!read.ok) expect(read.refusal).toMatchObject({ code: expect.stringMatching(/^statement_/) });
      }
    });
  });
}
