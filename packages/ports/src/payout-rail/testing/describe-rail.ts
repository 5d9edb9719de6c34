import { describe, expect, it } from 'vitest';
import type { PayoutOrder } from '../order.ts';
import type { PayoutRail } from '../port.ts';
import { sampleBatch, sampleOrders } from './sample-batch.ts';

/** What every rail must hold, however money travels on it. */
export function describePayoutRail(name: string, open: () => Promise<PayoutRail>): void {
  const [order = fail()] = sampleOrders([12_345n]);

  describe(`payout rail: ${name}`, () => {
    it('finds orders ready, one answer each in their order, and says how they will be written', async () => {
      const rail = await open();
      const orders = sampleOrders([1n, 40_000n, 99_999_999n]);
      const prepared = rail.prepare(sampleBatch(orders));
      expect(prepared.map(({ endToEndId, status }) => [endToEndId, status])).toEqual(
        orders.map(({ endToEndId }) => [endToEndId, 'ready']),
      );
      for (const one of prepared) expect(one).toMatchObject({ holder: expect.stringMatching(/./) });
      for (const { payee, currency } of orders) expect(rail.checkPayee(payee, currency)).toBeNull();
    });

    it.each<readonly [string, Partial<PayoutOrder>, string]>([
      ['nothing to pay', { amountMinor: 0n }, 'amount_not_positive'],
      ['an amount below zero', { amountMinor: -1n }, 'amount_not_positive'],
      ['a payee without a name', { payee: { ...order.payee, holder: ' ' } }, 'holder_missing'],
      ['a payee without an account', { payee: { ...order.payee, account: ' ' } }, 'account_missing'],
      ['a key of 36 characters', { endToEndId: 'K'.repeat(36) }, 'key_malformed'],
      ['no key', { endToEndId: '' }, 'key_malformed'],
      ['a key with signs that banks change', { endToEndId: 'payout_01:1' }, 'key_malformed'],
    ])('refuses by name: %s', async (_label, change, code) => {
      const rail = await open();
      const wrong = { ...order, ...change };
      const [good = fail()] = sampleOrders([5n]);
      const batch = sampleBatch([good, wrong]);
      expect(rail.prepare(batch)).toMatchObject([
        { status: 'ready', endToEndId: good.endToEndId },
        { status: 'refused', endToEndId: wrong.endToEndId, code },
      ]);
      expect(rail.document(batch)).toEqual({
        ok: false,
        refusal: { code: 'orders_refused', orders: [expect.objectContaining({ endToEndId: wrong.endToEndId, code })] },
      });
    });

    it('refuses each order of a key that stands twice in one batch', async () => {
      const rail = await open();
      const prepared = rail.prepare(sampleBatch([order, { ...order, amountMinor: 5n }]));
      const refused = { status: 'refused', code: 'key_twice' };
      expect(prepared).toMatchObject([refused, refused]);
    });

    it('makes the same document of the same batch to the byte, and another one of another', async () => {
      const rail = await open();
      const batch = sampleBatch(sampleOrders([100n, 200n]));
      const documentOf = (one: typeof batch) => {
        const made = rail.document(one);
        if (!made.ok) throw new Error(made.refusal.code);
        return { ...made.value, content: Buffer.from(made.value.content) };
      };
      const document = documentOf(batch);
      expect(documentOf(structuredClone(batch))).toEqual(document);
      expect(document.fileName).toMatch(/^[A-Za-z0-9._-]{5,80}$/);
      for (const { endToEndId } of batch.orders) expect(document.content.toString('utf8')).toContain(endToEndId);
      expect(documentOf({ ...batch, orders: batch.orders.slice(1) }).content.equals(document.content)).toBe(false);
      const [first = fail(), ...rest] = batch.orders;
      const dearer = [{ ...first, amountMinor: first.amountMinor + 1n }, ...rest];
      expect(documentOf({ ...batch, orders: dearer }).content.equals(document.content)).toBe(false);
    });

    it('makes no document of nothing', async () => {
      const rail = await open();
      expect(rail.document(sampleBatch([]))).toEqual({ ok: false, refusal: { code: 'batch_empty' } });
    });
  });
}

function fail(): never {
  throw new Error('The samples are empty.');
}
