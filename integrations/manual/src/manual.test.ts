import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { civilDate } from '@countersign/domain/time/civil-date';
import type { PayoutOrder } from '@countersign/ports/payout-rail/order';
import type { PaymentProof } from '@countersign/ports/payout-rail/port';
import { describePayoutRail } from '@countersign/ports/payout-rail/testing/describe-rail';
import { sampleBatch, sampleOrders } from '@countersign/ports/payout-rail/testing/sample-batch';
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { manualRail } from './adapter.ts';
import { manualConfig } from './config.ts';

const strings = fileURLToPath(new URL('../../../../shared/conformance/strings/naughty-strings.json', import.meta.url));
const rail = manualRail();
const [order] = sampleOrders([40_000n]) as [PayoutOrder];

describePayoutRail('by hand', async () => manualRail());

function rowsOf(orders: readonly PayoutOrder[]): readonly (readonly string[])[] {
  const document = rail.document(sampleBatch(orders));
  if (!document.ok) throw new Error(document.refusal.code);
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(document.value.content);
  expect(text.startsWith('\uFEFF')).toBe(true);
  return Papa.parse<string[]>(text.slice(1).trimEnd()).data;
}

describe('the list to pay from', () => {
  it('names key, day, payee, account, amount and text of each payout, in order', () => {
    const orders = sampleOrders([40_000n, 5n]).map((one, at) => ({ ...one, remittance: `ST-${at}` }));
    const keys = orders.map(({ endToEndId }) => endToEndId);
    expect(rowsOf(orders)).toEqual([
      ['key', 'pay_on', 'payee', 'account', 'bic', 'country', 'amount', 'currency', 'remittance'],
      [
        keys[0],
        '2026-05-04',
        'Müller & Söhne GmbH',
        'DE89370400440532013000',
        'COBADEFFXXX',
        'DE',
        '400.00',
        'EUR',
        'ST-0',
      ],
      [
        keys[1],
        '2026-05-04',
        'Société Générale d’Édition',
        'FR1420041010050500013M02606',
        '',
        'FR',
        '0.05',
        'EUR',
        'ST-1',
      ],
    ]);
  });

  it('has the digits of each currency, and takes any account that a person can use', () => {
    const payee = { ...order.payee, account: 'wallet of anna@example.org' };
    const rows = rowsOf([{ ...order, payee, currency: 'JPY', amountMinor: 2_700n }, ...sampleOrders([1n])]);
    expect(rows[1]?.slice(3, 8)).toEqual(['wallet of anna@example.org', 'COBADEFFXXX', 'DE', '2700', 'JPY']);
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '\r\n=cmd|x', '\u200B=1', '\uFEFF@x'])(
    'holds no formula when a payee is called %j',
    (holder) => {
      const payee = { ...order.payee, holder, account: `${holder}x` };
      const [, row = []] = rowsOf([{ ...order, payee, remittance: holder }]);
      for (const cell of row) expect(cell).not.toMatch(/^[\s\u200B\uFEFF]*[=+\-@\t\r]/);
      expect(row[2]).toMatch(/^'/);
    },
  );

  it('keeps rows and columns apart whatever a name holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }), (holder) => {
        const payee = { ...order.payee, holder };
        if (rail.checkPayee(payee, 'EUR') !== null) return;
        const rows = rowsOf([{ ...order, payee }, ...sampleOrders([7n])]);
        expect(rows.map((row) => row.length)).toEqual([9, 9, 9]);
        expect(rows[1]?.[0]).toBe(order.endToEndId);
        expect(rows[1]?.[2]).not.toMatch(/^[=+\-@]/);
      }),
      { numRuns: 500 },
    );
  });

  it.skipIf(!existsSync(strings))('takes strings that break software as names, or refuses them by name', () => {
    for (const holder of JSON.parse(readFileSync(strings, 'utf8')) as readonly string[]) {
      const refusal = rail.checkPayee({ ...order.payee, holder }, 'EUR');
      if (refusal !== null) expect(refusal).toMatch(/^holder_/);
      else expect(rowsOf([{ ...order, payee: { ...order.payee, holder } }])).toHaveLength(2);
    }
  });
});

describe('a proof', () => {
  const handedOverOn = civilDate('2026-05-04');
  const today = civilDate('2026-05-06');
  const proof: PaymentProof = {
    reference: ' BANK-77 ',
    paidOn: civilDate('2026-05-05'),
    amountMinor: 40_000n,
    currency: 'EUR',
  };

  it('settles exactly its payout, as a movement that left', () => {
    expect(rail.settle({ order, proof, handedOverOn, today })).toEqual({
      ok: true,
      value: {
        reference: `${order.endToEndId}|BANK-77`,
        bookedOn: '2026-05-05',
        valueOn: null,
        amountMinor: -40_000n,
        currency: 'EUR',
        endToEndId: order.endToEndId,
        isReturn: false,
        reasonCode: null,
        note: 'BANK-77',
      },
    });
  });

  it.each<readonly [string, Partial<PaymentProof>, string]>([
    ['a cent less', { amountMinor: 39_999n }, 'amount_differs'],
    ['a cent more', { amountMinor: 40_001n }, 'amount_differs'],
    ['the other direction', { amountMinor: -40_000n }, 'amount_differs'],
    ['another currency', { currency: 'USD' }, 'currency_differs'],
    ['no number', { reference: ' \u200B' }, 'reference_missing'],
    ['a number without end', { reference: 'x'.repeat(141) }, 'reference_too_long'],
    ['a day to come', { paidOn: civilDate('2026-05-07') }, 'paid_in_future'],
    ['a day before the list', { paidOn: civilDate('2026-05-03') }, 'paid_before_handed_over'],
  ])('is refused: %s', (_label, change, code) => {
    expect(rail.settle({ order, proof: { ...proof, ...change }, handedOverOn, today })).toEqual({
      ok: false,
      refusal: { code },
    });
  });
});

it('needs no settings', () => {
  expect(manualConfig.safeParse({}).success).toBe(true);
});
