import { statements } from '@countersign/db/schema/statement';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../app-error.ts';
import { checkBooks } from '../books/check.ts';
import {
  createPayingTenant,
  insertPaymentMethod,
  type PayingTenant,
  statementsThatDiffer,
} from '../testing/paying-tenant.ts';
import { useTestDatabase } from '../testing/use-test-database.ts';
import { reconcilePayouts } from './reconcile.ts';

const database = useTestDatabase();

const faults = [
  null,
  { kind: 'refuse', code: 'AC04' },
  { kind: 'silent_after_success' },
  { kind: 'lost' },
  { kind: 'return', code: 'AC01', afterDays: 1 },
  { kind: 'return', code: 'MD07', afterDays: 6 },
  { kind: 'other_amount', byMinor: 250n },
] as const;

type Act =
  | { readonly kind: 'sell'; readonly toSecond: boolean; readonly netMinor: number }
  | { readonly kind: 'refund'; readonly which: number; readonly percent: number }
  | { readonly kind: 'pass'; readonly days: number; readonly reads: boolean }
  | { readonly kind: 'close'; readonly outcome: 'approve' | 'reject' }
  | { readonly kind: 'pay'; readonly fault: number; readonly refundBefore: boolean };

const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('sell' as const),
      toSecond: fc.boolean(),
      netMinor: fc.integer({ min: 1, max: 200_000 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('refund' as const),
      which: fc.nat(20),
      percent: fc.constantFrom(1, 33, 50, 100),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('pass' as const),
      days: fc.integer({ min: 1, max: 9 }),
      reads: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('close' as const),
      outcome: fc.constantFrom('approve' as const, 'approve' as const, 'reject' as const),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('pay' as const),
      fault: fc.nat(faults.length - 1),
      refundBefore: fc.boolean(),
    }),
  },
);

/** What a person may rightly be told in the middle of such a sequence. */
const told = new Set([
  'nothing_to_pay',
  'payout_run_open',
  'period_not_over',
  'period_out_of_order',
  'action_not_available',
]);

interface Purchase {
  readonly externalId: string;
  readonly enrollmentId: string;
  leftMinor: bigint;
}

/** Carries the acts out on one tenant. */
function play(paying: PayingTenant) {
  const { tenant, money, operator } = paying;
  const purchases: Purchase[] = [];
  let month = { year: 2026, number: 4 };
  let sold = 0;
  let readAt = tenant.clock.now;
  const at = () => new Date(tenant.clock.now).toISOString();

  async function refund(purchase: Purchase | undefined, percent: number) {
    if (!purchase || purchase.leftMinor === 0n) return;
    const net = (purchase.leftMinor * BigInt(percent) + 99n) / 100n;
    purchase.leftMinor -= net;
    const { externalId: refersTo, enrollmentId } = purchase;
    await paying.sell([{ kind: 'refund', at: at(), net, refersTo, enrollmentId }]);
  }

  const perform = async (one: Act): Promise<void> => {
    switch (one.kind) {
      case 'sell': {
        sold += 1;
        const { enrollmentId } = one.toSecond ? tenant.partnerB : tenant.partnerA;
        const net = BigInt(one.netMinor);
        purchases.push({ externalId: `S${sold}`, enrollmentId, leftMinor: net });
        return paying.sell([{ externalId: `S${sold}`, at: at(), net, enrollmentId }]);
      }
      case 'refund':
        return refund(purchases[one.which % Math.max(purchases.length, 1)], one.percent);
      case 'pass':
        tenant.clock.advance({ days: one.days });
        await paying.sell([]);
        // A bank's statement is read ten days back.
        if (one.reads || tenant.clock.now - readAt > 4 * 86_400_000) {
          await reconcilePayouts(tenant.system);
          readAt = tenant.clock.now;
        }
        return;
      case 'close': {
        const name = `${month.year}-${String(month.number).padStart(2, '0')}`;
        await money.close(operator, name);
        await money.decide(tenant.finance, name, one.outcome);
        if (one.outcome === 'approve')
          month = month.number === 12 ? { year: month.year + 1, number: 1 } : { ...month, number: month.number + 1 };
        return;
      }
      case 'pay': {
        const run = await money.prepareRun(operator, at().slice(0, 10));
        await money.decide(tenant.finance, run.number);
        tenant.clock.advance({ minutes: 1 });
        if (one.refundBefore) await refund(purchases.at(-1), 100);
        tenant.ports.bank.fault = faults[one.fault] ?? null;
        await money.decide(paying.finance2, run.number);
        tenant.ports.bank.fault = null;
        return;
      }
      default:
        return one satisfies never;
    }
  };
  return { perform, readOn: () => new Date(readAt).toISOString().slice(0, 10) };
}

const sale = { kind: 'sell', toSecond: false, netMinor: 100_000 } as const;
const refundAll = { kind: 'refund', which: 0, percent: 100 } as const;
const days = (count: number, reads = true) => ({ kind: 'pass', days: count, reads }) as const;
const pay = (fault: number, refundBefore = false) => ({ kind: 'pay', fault, refundBefore }) as const;
const close = { kind: 'close', outcome: 'approve' } as const;

/** Plays a sequence on a new tenant, and looks at the books after every act. */
async function holdsThroughout(acts: readonly Act[]) {
  const paying = await createPayingTenant(database(), { holdDays: 2 });
  const { tenant } = paying;
  await insertPaymentMethod(tenant, tenant.partnerA);
  await insertPaymentMethod(tenant, tenant.partnerB);
  const { perform, readOn } = play(paying);
  for (const [index, one] of acts.entries()) {
    tenant.clock.advance({ minutes: 1 });
    await perform(one).catch((error: unknown) => {
      if (!(error instanceof AppError && told.has(error.code))) throw error;
    });
    const movements = tenant.ports.bank.book
      .filter(({ bookedOn }) => bookedOn <= readOn())
      .map(({ endToEndId, amountMinor, currency }) => ({ endToEndId: endToEndId ?? '', amountMinor, currency }));
    const found = await checkBooks(database().admin.db, { movements, tenants: [tenant.system] });
    // Other tenants of this database have a bank of their own.
    const ours = found.filter(({ tenantId }) => tenantId === tenant.id || tenantId === '');
    const about = `act ${index} of ${JSON.stringify(acts)}`;
    expect(ours, about).toEqual([]);
    expect(await statementsThatDiffer(tenant), about).toEqual([]);
  }
  return tenant;
}

describe('whatever is sold, refunded, closed, paid and returned', { timeout: 90_000 }, () => {
  it('what was refunded while its payout was on its way, and then came back, is not paid again', async () => {
    const tenant = await holdsThroughout([sale, days(3), pay(5), refundAll, days(4), days(4), pay(0), days(1)]);
    expect(tenant.ports.bank.book.map(({ amountMinor }) => amountMinor)).toEqual([-20_000n, 20_000n]);
  });

  it('what was refused after a refund pays the refund first', async () => {
    await holdsThroughout([sale, days(3), pay(3), refundAll, days(1), sale, days(3), pay(1), refundAll, pay(0)]);
  });

  it('what came back in a month that was closed by the time it was known stands in the next statement', async () => {
    const toTheEndOfMay = [days(9), days(9), days(9), days(2)];
    const june = [days(1), days(9), days(9), days(9), days(4)];
    const tenant = await holdsThroughout([
      sale,
      ...toTheEndOfMay,
      pay(4),
      days(2, false),
      close,
      close,
      ...june,
      close,
    ]);
    const rows = await tenant.inTenant((tx) =>
      tx
        .select({ paid: statements.paidMinor, closing: statements.closingMinor })
        .from(statements)
        .orderBy(statements.id),
    );
    expect(rows).toEqual([
      { paid: 20_000n, closing: 0n },
      { paid: -20_000n, closing: 20_000n },
    ]);
  });

  it('the books hold after every act, and statements say what the books say', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 6, maxLength: 16 }), async (acts) => {
        await holdsThroughout(acts);
      }),
      { numRuns: 10, interruptAfterTimeLimit: 8_000, markInterruptAsFailure: false },
    );
  });
});
