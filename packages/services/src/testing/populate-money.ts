import { adjustmentOperations } from '@countersign/contracts/adjustment/operations';
import { bankEntryOperations } from '@countersign/contracts/bank-entry/operations';
import { eq } from '@countersign/db/query';
import { legalEntities } from '@countersign/db/schema/legal-entity';
import { bankEntries, payouts } from '@countersign/db/schema/payout';
import { statements } from '@countersign/db/schema/statement';
import { touches } from '@countersign/db/schema/touch';
import { proposeAdjustment } from '../adjustment/propose.ts';
import { importBankStatement } from '../bank-entry/import.ts';
import { ensureDefaultLegalEntity } from '../legal-entity/ensure-default.ts';
import { recordSales } from '../rating/testing/sales.ts';
import { call } from './call.ts';
import { ownerWithPassword, tellMoney } from './money-story.ts';
import type { TestTenant } from './test-tenant.ts';

const iban = 'DE75512108001245126199';

/**
 * Money of every kind in a tenant, by the verbs and on its own clock: April is published, May under review; the first
 * partner was paid in vain, the second waits for its payment method; and the bank moved something that nobody knows.
 */
export async function populateMoney(tenant: TestTenant, linkId: string): Promise<Record<string, string>> {
  const money = tellMoney(tenant);
  const operator = (await tenant.addMember({ name: 'Xanthe Operator', roles: ['finance_operator'] })).ctx;
  const second = (await tenant.addMember({ name: 'Xanthe Second', roles: ['finance_approver'] })).ctx;
  const { enrollmentId } = tenant.partnerB;
  const sale = (externalId: string, at: string) => ({ externalId, at, net: 100_000n, customer: 'Dibblercustomer' });
  tenant.clock.set('2026-06-20T06:00:00Z');
  await recordSales(tenant, [
    sale('Bilbyorder', '2026-05-03T09:00:00Z'),
    { ...sale('Bilbyother', '2026-05-04T09:00:00Z'), enrollmentId },
    sale('Bilbyjune', '2026-06-03T09:00:00Z'),
  ]);
  const legalEntity = await tenant.inTenant((tx) => ensureDefaultLegalEntity(tenant.system, tx));
  await tenant.inTenant((tx) =>
    tx.update(legalEntities).set({ iban, country: 'DE' }).where(eq(legalEntities.id, legalEntity)),
  );

  await money.close(operator, '2026-05');
  await money.decide(tenant.finance, '2026-05');
  await money.addPaymentMethod(tenant.admin);
  tenant.ports.bank.fault = { kind: 'refuse', code: 'AC04' };
  const refused = await money.prepareRun(operator, '2026-06-25');
  await money.decide(tenant.finance, refused.number);
  await money.decide(second, refused.number);

  tenant.clock.set('2026-07-02T06:00:00Z');
  const period = await money.close(operator, '2026-06');
  const method = await money.proposeMethod(await ownerWithPassword(tenant, tenant.partnerB));
  const run = await money.createRun(operator, '2026-07-05');
  await call(bankEntryOperations.import, importBankStatement, money.acting(operator), {
    params: { id: legalEntity },
    body: strangeStatement() as never,
  });
  const payout = async (status: 'failed' | 'held') => {
    const rows = await tenant.inTenant((tx) => tx.select().from(payouts).where(eq(payouts.status, status)));
    return only(rows.filter((row) => status === 'failed' || row.runId === run.id));
  };
  await tenant.inTenant((tx) => tx.insert(touches).values(clickOf(tenant, linkId)));
  const published = await tenant.inTenant((tx) =>
    tx.select().from(statements).where(eq(statements.enrollmentId, tenant.partnerA.enrollmentId)).limit(1),
  );
  const adjustment = await call(adjustmentOperations.propose, proposeAdjustment, money.acting(operator), {
    body: {
      enrollmentId: tenant.partnerA.enrollmentId,
      amount: { amount: '5.00', currency: 'EUR' },
      reason: 'goodwill',
      note: 'Bettongnote',
    },
  });
  const entries = await tenant.inTenant((tx) => tx.select().from(bankEntries));
  return {
    period,
    statement: only(published).id,
    'payment-method': method.id,
    'payout-run': run.id,
    payout: (await payout('failed')).id,
    'held-payout': (await payout('held')).id,
    adjustment: adjustment.id,
    'bank-entry': only(entries).id,
  };
}

function only<T>(rows: readonly T[]): T {
  const [row] = rows;
  if (row === undefined || rows.length > 1) throw new Error(`could not populate: ${rows.length} rows, and not one`);
  return row;
}

/** A payment that no run knows. */
function strangeStatement(): Uint8Array<ArrayBuffer> {
  const entry = { reference: 'NARBALEK-1', bookedOn: '2026-07-01', amountMinor: '-4200', currency: 'EUR' };
  const rest = { valueOn: null, endToEndId: 'NARBALEK-1', isReturn: false, reasonCode: null, note: 'Narbalek' };
  const statement = { id: '1', account: iban, balances: [], entries: [{ ...entry, ...rest }], pendingCount: 0 };
  return new TextEncoder().encode(JSON.stringify([statement]));
}

function clickOf(tenant: TestTenant, linkId: string): typeof touches.$inferInsert {
  return {
    tenantId: tenant.id,
    id: crypto.randomUUID(),
    receivedAt: tenant.clock.now,
    programId: tenant.programId,
    enrollmentId: tenant.partnerA.enrollmentId,
    linkId,
    kind: 'click',
    quality: 'valid',
    subIds: { sub1: 'Kowarisub' },
    utm: {},
    target: 'https://sample.example/kowari',
  };
}
