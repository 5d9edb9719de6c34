import { civilDate } from '@countersign/domain/time/civil-date';
import type { PayoutBatch, PayoutOrder, RailAccount } from '../order.ts';

/** Accounts with right check digits that belong to nobody. */
const accounts = [
  ['Müller & Söhne GmbH', 'DE89370400440532013000', 'COBADEFFXXX', 'DE'],
  ['Société Générale d’Édition', 'FR1420041010050500013M02606', null, 'FR'],
  ['Łukasz Żółć', 'PL61109010140000071219812874', null, 'PL'],
  ['Αθήνα Εμπορική ΑΕ', 'GR1601101250000000012300695', null, 'GR'],
] as const;

export const samplePayer: RailAccount = {
  holder: 'Nordwind Software GmbH',
  account: 'DE75512108001245126199',
  bic: 'SOGEDEFF',
  country: 'DE',
};

let last = 0;

/** Payouts under keys that no other call gave; the same accounts in turn. */
export function sampleOrders(amountsMinor: readonly bigint[]): readonly PayoutOrder[] {
  return amountsMinor.map((amountMinor, at): PayoutOrder => {
    const [holder, account, bic, country] = accounts[at % accounts.length] ?? accounts[0];
    last += 1;
    return {
      endToEndId: `01K0Z8M4QVF9X7T2C5B${String(last).padStart(7, '0')}-1`,
      payee: { holder, account, bic, country },
      amountMinor,
      currency: 'EUR',
      remittance: `Statement ST-2026-04-${last}`,
    };
  });
}

export function sampleBatch(orders: readonly PayoutOrder[], changes: Partial<PayoutBatch> = {}): PayoutBatch {
  last += 1;
  return {
    id: `01K0Z8M4QVF9X7T2C5B${String(last).padStart(7, '0')}-1`,
    payer: samplePayer,
    payOn: civilDate('2026-05-04'),
    createdAt: 1_777_888_000_123,
    orders,
    ...changes,
  };
}
