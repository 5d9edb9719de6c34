import { sql } from '@countersign/db/query';
import type { Posting } from '@countersign/domain/ledger/posting';
import {
  adjustmentPosting,
  earningPosting,
  holdReleasedPostings,
  type PostingPlace,
  payoutSentPosting,
} from '@countersign/domain/ledger/postings';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ensureDefaultLegalEntity } from '../legal-entity/ensure-default.ts';
import { createTestTenant, type TestTenant } from '../testing/test-tenant.ts';
import { useTestDatabase } from '../testing/use-test-database.ts';
import { lockStandings } from './lock-standing.ts';
import { postAll } from './post.ts';

const database = useTestDatabase();

async function openBooks() {
  const tenant = await createTestTenant(database());
  const legalEntityId = await tenant.inTenant((tx) => ensureDefaultLegalEntity(tenant.system, tx));
  const place: PostingPlace = {
    legalEntityId,
    programId: tenant.programId,
    enrollmentId: tenant.partnerA.enrollmentId,
    currency: 'EUR',
    at: tenant.clock.now,
  };
  const post = (...postings: Posting[]) => tenant.inTenant((tx) => postAll(tenant.system, tx, postings));
  /** Makes so much available that the partner did not owe. */
  const give = (lineId: string, amountMinor: bigint) =>
    post(
      earningPosting({ ...place, lineId, amountMinor }),
      ...holdReleasedPostings({ ...place, lineId, amountMinor, receivableMinor: 0n }),
    );
  const send = (payoutId: string, amountMinor: bigint) =>
    post(payoutSentPosting({ ...place, payoutId, attempt: 1, amountMinor }));
  return { tenant, place, post, give, send };
}

/** Balances by kind of account, with the fold of their entries beside them. */
async function balances(tenant: TestTenant): Promise<Record<string, [kept: string, folded: string]>> {
  const rows = await tenant.inTenant((tx) =>
    tx.execute<{ kind: string; kept: string; folded: string }>(sql`
      select a.kind || case when a.enrollment_id = ${tenant.partnerB.enrollmentId} then ' B' else '' end as kind,
        b.balance_minor::text as kept,
        (select coalesce(sum(e.amount_minor), 0)::text from ledger_entries e where e.account_id = a.id) as folded
      from ledger_accounts a join ledger_balances b on b.account_id = a.id`),
  );
  return Object.fromEntries(rows.map(({ kind, kept, folded }) => [kind, [kept, folded]]));
}

const keptOf = async (tenant: TestTenant) =>
  Object.fromEntries(Object.entries(await balances(tenant)).map(([kind, [kept]]) => [kind, kept]));

describe('postAll', () => {
  it('posts once what is posted twice, also within one batch', async () => {
    const { tenant, place, post } = await openBooks();
    const one = earningPosting({ ...place, lineId: 'a', amountMinor: 20_000n });
    const two = earningPosting({ ...place, lineId: 'b', amountMinor: 500n });
    expect(await post(one)).toBe(1);
    expect(await post(one, two, two)).toBe(1);
    expect(await post(two, one)).toBe(0);
    expect(await keptOf(tenant)).toEqual({ program_expense: '20500', partner_pending: '-20500' });
  });

  it('posts once what ten post at the same time', async () => {
    const { tenant, place, post } = await openBooks();
    const batch = Array.from({ length: 40 }, (_, index) =>
      earningPosting({ ...place, lineId: `l${index}`, amountMinor: 100n }),
    );
    const shuffled = (by: number) => batch.map((_, index) => batch[(index * 7 + by) % batch.length] ?? fail());
    const counts = await Promise.all(Array.from({ length: 10 }, (_, by) => post(...shuffled(by))));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(40);
    expect(await keptOf(tenant)).toEqual({ program_expense: '4000', partner_pending: '-4000' });
  });

  it('refuses what does not balance, here and in the database', async () => {
    const { tenant, place, post } = await openBooks();
    const good = earningPosting({ ...place, lineId: 'a', amountMinor: 100n });
    const bad = { ...good, entries: good.entries.slice(0, 1) };
    await expect(post(bad)).rejects.toThrow('does not balance: 100 EUR');
    await post(good);
    const added = tenant.inTenant((tx) =>
      tx.execute(sql`
        with t as (
          insert into ledger_transactions (tenant_id, id, key, kind, legal_entity_id, effective_at, posted_at, facts)
          select tenant_id, uuidv7(), 'x', 'adjustment', legal_entity_id, now(), now(), '{}' from ledger_transactions limit 1
          returning tenant_id, id
        )
        insert into ledger_entries (tenant_id, transaction_id, account_id, amount_minor, currency)
        select t.tenant_id, t.id, a.id, -5, 'EUR' from t, ledger_accounts a where a.kind = 'partner_pending'`),
    );
    await expect(added).rejects.toMatchObject({ cause: { constraint_name: 'ledger_entries_balance' } });
    expect(await keptOf(tenant)).toEqual({ program_expense: '100', partner_pending: '-100' });
  });

  it('refuses in the database what is not in the currency of its account', async () => {
    const { tenant, give } = await openBooks();
    await give('a', 100n);
    const added = tenant.inTenant((tx) =>
      tx.execute(sql`
        with t as (
          insert into ledger_transactions (tenant_id, id, key, kind, legal_entity_id, effective_at, posted_at, facts)
          select tenant_id, uuidv7(), 'x', 'adjustment', legal_entity_id, now(), now(), '{}' from ledger_transactions limit 1
          returning tenant_id, id
        )
        insert into ledger_entries (tenant_id, transaction_id, account_id, amount_minor, currency)
        select t.tenant_id, t.id, a.id, case a.kind when 'partner_pending' then 5 else -5 end, 'USD'
        from t, ledger_accounts a where a.kind in ('partner_pending', 'program_expense')`),
    );
    await expect(added).rejects.toMatchObject({ cause: { constraint_name: 'ledger_entries_currency' } });
  });

  it.each([
    [
      'of a posting that is not there',
      sql`'00000000-0000-7000-8000-000000000000'::uuid, a.id`,
      'ledger_entries_transaction',
    ],
    ['of an account that is not there', sql`t.id, 'lac_none' || a.id`, 'ledger_entries_account'],
  ])('refuses in the database an entry %s', async (_, places, constraint) => {
    const { tenant, give } = await openBooks();
    await give('a', 100n);
    const added = tenant.inTenant((tx) =>
      tx.execute(sql`
        insert into ledger_entries (tenant_id, transaction_id, account_id, amount_minor, currency)
        select t.tenant_id, w.posting, w.account, case a.kind when 'partner_pending' then 5 else -5 end, 'EUR'
        from ledger_transactions t
          join ledger_accounts a on t.kind = 'earning' and a.kind in ('partner_pending', 'partner_available')
          cross join lateral (select ${places}) as w(posting, account)`),
    );
    await expect(added).rejects.toMatchObject({ cause: { constraint_name: constraint } });
  });

  it('keeps accounts as they are, also from the owner of the tables', async () => {
    const { tenant, give } = await openBooks();
    await give('a', 100n);
    const remove = database().admin.db.execute(sql`delete from ledger_accounts where tenant_id = ${tenant.id}`);
    await expect(remove).rejects.toMatchObject({ cause: { code: '42501' } });
  });

  it('lets a debit of what is available through and refuses the cent too much in the write itself', async () => {
    const { tenant, give, send } = await openBooks();
    await give('a', 10_000n);
    await send('p1', 9_999n);
    await expect(send('p2', 2n)).rejects.toMatchObject({ code: 'balance_too_low' });
    await send('p3', 1n);
    expect(await keptOf(tenant)).toMatchObject({ partner_available: '0', payout_clearing: '-10000' });
    await expect(send('p4', 1n)).rejects.toMatchObject({ code: 'balance_too_low' });
  });

  it('lets exactly what is there through when fifty debit one account at once', async () => {
    const { tenant, give, send } = await openBooks();
    await give('a', 1_730n);
    const results = await Promise.allSettled(Array.from({ length: 50 }, (_, index) => send(`p${index}`, 100n)));
    const refused = results.filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(33);
    for (const result of refused) expect(result).toMatchObject({ reason: { code: 'balance_too_low' } });
    expect(await balances(tenant)).toMatchObject({
      partner_available: ['-30', '-30'],
      payout_clearing: ['-1700', '-1700'],
    });
  });

  it('leaves nothing of a batch of which one posting overdraws', async () => {
    const { tenant, place, post, give } = await openBooks();
    await give('a', 100n);
    const before = await balances(tenant);
    await expect(
      post(
        earningPosting({ ...place, lineId: 'b', amountMinor: 7n }),
        payoutSentPosting({ ...place, payoutId: 'p', attempt: 1, amountMinor: 101n }),
      ),
    ).rejects.toMatchObject({ code: 'balance_too_low' });
    expect(await balances(tenant)).toEqual(before);
  });

  it('posts thousands in one statement', async () => {
    const { tenant, place, post } = await openBooks();
    const batch = Array.from({ length: 5_000 }, (_, index) =>
      earningPosting({ ...place, lineId: `l${index}`, amountMinor: BigInt(index + 1) }),
    );
    expect(await post(...batch)).toBe(5_000);
    expect(await balances(tenant)).toEqual({
      program_expense: ['12502500', '12502500'],
      partner_pending: ['-12502500', '-12502500'],
    });
  });

  it('keeps balances equal to the fold of the entries, whatever is posted in whatever batches', async () => {
    const { tenant, place, give } = await openBooks();
    await give('a', 60_000n);
    let run = 0;
    const step = fc.record({
      enrollment: fc.constantFrom('partnerA', 'partnerB'),
      amount: fc.bigInt({ min: -50_000n, max: 50_000n }).filter((amount) => amount !== 0n),
      key: fc.nat({ max: 30 }),
    } as const);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(step, { minLength: 1, maxLength: 12 }), { maxLength: 5 }), async (batches) => {
        run += 1;
        for (const batch of batches)
          await tenant.inTenant(async (tx) => {
            const places = [tenant.partnerA, tenant.partnerB].map(({ enrollmentId }) => ({ ...place, enrollmentId }));
            const standings = await lockStandings(tenant.system, tx, places);
            const postings = batch.map(({ enrollment, amount, key }) => {
              const own = { ...place, enrollmentId: tenant[enrollment].enrollmentId };
              const availableMinor = amount < 0n ? standings.take(own, -amount) : 0n;
              return adjustmentPosting({ ...own, lineId: `${run}-${key}`, amountMinor: amount, availableMinor });
            });
            await postAll(tenant.system, tx, postings);
          });
        for (const [kind, [kept, folded]] of Object.entries(await balances(tenant))) expect(kept, kind).toBe(folded);
      }),
      { numRuns: 25 },
    );
  });
});

describe('lockStandings', () => {
  it('holds the accounts against whoever posts to them, and then tells what they left', async () => {
    const { tenant, place, give, send } = await openBooks();
    await give('a', 100n);
    let sent: Promise<unknown> = Promise.resolve();
    const seen = await tenant.inTenant(async (tx) => {
      await lockStandings(tenant.system, tx, [place]);
      sent = send('p', 60n);
      expect(await untilWaiting()).toBe(true);
      return lockStandings(tenant.system, tx, [place]);
    });
    expect(seen.of(place)).toEqual({ availableMinor: 100n, receivableMinor: 0n });
    await sent;
    const after = await tenant.inTenant((tx) => lockStandings(tenant.system, tx, [place]));
    expect(after.of(place)).toEqual({ availableMinor: 40n, receivableMinor: 0n });
    expect([after.take(place, 30n), after.take(place, 30n), after.take(place, 1n)]).toEqual([30n, 10n, 0n]);
  });
});

/** Whether somebody in this database comes to wait for a lock within two seconds. */
async function untilWaiting(): Promise<boolean> {
  const deadline = Date.now() + 2_000;
  while (Date.now() < deadline) {
    const [row] = await database().admin.db.execute<{ count: number }>(
      sql`select count(*)::int as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    if ((row?.count ?? 0) > 0) return true;
  }
  return false;
}

function fail(): never {
  throw new Error('out of the batch');
}
