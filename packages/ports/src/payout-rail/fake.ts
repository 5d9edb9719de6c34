import { type Currency, isCurrency } from '@countersign/domain/currency/currencies';
import { accepted, refused } from '@countersign/domain/result/result';
import { addDays, type CivilDate, civilDate } from '@countersign/domain/time/civil-date';
import type { BankStatement, BankStatementEntry } from './bank-statement.ts';
import type { OrderRefusalCode, PayoutBatch, PayoutOrder, PreparedOrder, RailAccount } from './order.ts';
import type { CallRail, FoundOrder, OrderOutcome } from './port.ts';

/** What the fake does with the next call of `submit`: all but `lost` and `refuse` carry it out. */
export type FakeRailFault =
  | { readonly kind: 'silent_after_success' | 'error_after_success' | 'slow' | 'lost' }
  | { readonly kind: 'refuse'; readonly code: string; readonly endToEndIds?: readonly string[] }
  | { readonly kind: 'return'; readonly code: string; readonly afterDays: number }
  | { readonly kind: 'other_amount'; readonly byMinor: bigint };

export interface FakePayoutRail extends CallRail {
  /** One entry per movement. */
  readonly book: BankStatementEntry[];
  /** For the next call of `submit` alone. */
  fault: FakeRailFault | null;
  /** Nobody answers while this is true. */
  isDown: boolean;
}

/** A rail in memory that is called and keeps its keys for ever; its statements are JSON. Amounts are those of EUR. */
export function createFakePayoutRail(options: { readonly today: () => CivilDate }): FakePayoutRail {
  const taken = new Map<string, { readonly order: PayoutOrder; readonly refusal: string | null }>();
  const entryOf = (order: PayoutOrder, movement: Partial<BankStatementEntry>): BankStatementEntry => ({
    reference: `${order.endToEndId}${movement.isReturn === true ? '/return' : ''}`,
    bookedOn: options.today(),
    valueOn: null,
    amountMinor: -order.amountMinor,
    currency: order.currency,
    endToEndId: order.endToEndId,
    isReturn: false,
    reasonCode: null,
    note: order.payee.holder,
    ...movement,
  });

  function take(order: PayoutOrder, fault: FakeRailFault | null): OrderOutcome {
    const { endToEndId } = order;
    const known = taken.get(endToEndId);
    if (known !== undefined) {
      if (!isSame(known.order, order)) return { status: 'unknown', endToEndId, reason: 'key_used_otherwise' };
      return known.refusal === null
        ? { status: 'accepted', endToEndId }
        : { status: 'refused', endToEndId, code: known.refusal };
    }
    const isRefused = fault?.kind === 'refuse' && (fault.endToEndIds?.includes(endToEndId) ?? true);
    const refusal = isRefused ? fault.code : null;
    taken.set(endToEndId, { order, refusal });
    if (refusal !== null) return { status: 'refused', endToEndId, code: refusal };
    const surplus = fault?.kind === 'other_amount' ? fault.byMinor : 0n;
    rail.book.push(entryOf(order, { amountMinor: -order.amountMinor - surplus }));
    if (fault?.kind === 'return') {
      const { code: reasonCode, afterDays } = fault;
      const bookedOn = addDays(options.today(), afterDays);
      rail.book.push(entryOf(order, { amountMinor: order.amountMinor, isReturn: true, reasonCode, bookedOn }));
    }
    return { status: 'accepted', endToEndId };
  }

  const rail: FakePayoutRail = {
    name: 'sepa',
    delivery: 'call',
    keyWindowMs: Number.POSITIVE_INFINITY,
    book: [],
    fault: null,
    isDown: false,
    checkPayee: payeeRefusal,
    prepare: (batch) => batch.orders.map((order, at) => prepared(batch, order, at)),
    document: (batch) => {
      const orders = rail.prepare(batch).flatMap((order) => (order.status === 'refused' ? [order] : []));
      if (batch.orders.length === 0) return refused({ code: 'batch_empty' });
      if (orders.length > 0) return refused({ code: 'orders_refused', orders });
      const content = new TextEncoder().encode(jsonOf(batch));
      return accepted({ fileName: `${batch.id}.json`, mediaType: 'application/json', content });
    },
    submit: async (batch) => {
      const { fault } = rail;
      rail.fault = null;
      return rail.prepare(batch).map((order, at): OrderOutcome => {
        const given = batch.orders[at];
        const { endToEndId } = order;
        if (order.status === 'refused' || given === undefined) {
          return { status: 'unknown', endToEndId, reason: 'not_sent' };
        }
        const outcome = rail.isDown || fault?.kind === 'lost' ? undefined : take(given, fault);
        if (outcome !== undefined && !isUnheard(fault)) return outcome;
        return { status: 'unknown', endToEndId, reason: 'no_answer' };
      });
    },
    find: async (keys) =>
      keys.map((endToEndId): FoundOrder => {
        if (rail.isDown) return { status: 'unknown', endToEndId, reason: 'no_answer' };
        const known = taken.get(endToEndId);
        if (known === undefined) return { status: 'absent', endToEndId };
        if (known.refusal !== null) return { status: 'refused', endToEndId, code: known.refusal };
        const { amountMinor, currency } = known.order;
        return { status: 'accepted', endToEndId, amountMinor, currency };
      }),
    fetchStatement: async ({ account, from, to }) => {
      if (rail.isDown) throw new Error('The rail cannot be reached.');
      const entries = rail.book.filter(
        ({ bookedOn }) => bookedOn >= from && bookedOn <= to && bookedOn <= options.today(),
      );
      const statement = { id: `${from}/${to}`, account, balances: [], entries, pendingCount: 0 };
      return new TextEncoder().encode(jsonOf([statement]));
    },
    readStatement: (content) => {
      const statements = statementsOf(new TextDecoder().decode(content));
      return statements === null
        ? refused({ code: 'statement_not_readable', place: 'the whole file' })
        : accepted(statements);
    },
  };
  return rail;
}

function payeeRefusal(payee: RailAccount, currency: Currency): OrderRefusalCode | null {
  if (currency !== 'EUR') return 'currency_not_supported';
  if (payee.holder.trim() === '') return 'holder_missing';
  return payee.account.trim() === '' ? 'account_missing' : null;
}

function prepared(batch: PayoutBatch, order: PayoutOrder, at: number): PreparedOrder {
  const { endToEndId, payee, remittance } = order;
  const refuse = (code: OrderRefusalCode): PreparedOrder => ({ status: 'refused', endToEndId, code });
  if (!/^[A-Za-z0-9-]{1,35}$/.test(endToEndId)) return refuse('key_malformed');
  if (batch.orders.some((other, index) => other.endToEndId === endToEndId && index !== at)) return refuse('key_twice');
  if (order.amountMinor <= 0n) return refuse('amount_not_positive');
  const code = payeeRefusal(payee, order.currency);
  if (code !== null) return refuse(code);
  return { status: 'ready', endToEndId, holder: payee.holder, account: payee.account, remittance };
}

function isUnheard(fault: FakeRailFault | null): boolean {
  return fault?.kind === 'silent_after_success' || fault?.kind === 'error_after_success' || fault?.kind === 'slow';
}

function isSame(known: PayoutOrder, order: PayoutOrder): boolean {
  return known.amountMinor === order.amountMinor && known.payee.account === order.payee.account;
}

function jsonOf(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => (typeof part === 'bigint' ? part.toString() : part));
}

function statementsOf(text: string): readonly BankStatement[] | null {
  try {
    const parsed: unknown = JSON.parse(text, (key, value: unknown) => {
      if (key === 'amountMinor') return BigInt(String(value));
      if (key === 'bookedOn') return civilDate(String(value));
      if (key === 'currency' && !isCurrency(String(value))) throw new Error('This is no currency.');
      return value;
    });
    return Array.isArray(parsed) ? (parsed as BankStatement[]) : null;
  } catch (error) {
    if (error instanceof Error) return null;
    throw error;
  }
}
