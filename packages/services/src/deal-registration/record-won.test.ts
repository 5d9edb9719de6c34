import { dealRegistrationOperations } from '@countersign/contracts/deal-registration/operations';
import { sql } from '@countersign/db/query';
import { expect, it } from 'vitest';
import { statesOf } from '../event/testing/arrange-events.ts';
import { call } from '../testing/call.ts';
import { tellDeals } from '../testing/deal-story.ts';
import { createTestTenant } from '../testing/test-tenant.ts';
import { useTestDatabase } from '../testing/use-test-database.ts';
import { reportWinDealRegistration } from './report-win.ts';

const database = useTestDatabase();

it('a win is an event of its partner once staff confirm it, and none while it is the partner’s word alone', async () => {
  const tenant = await createTestTenant(database());
  const deals = tellDeals(tenant);
  const partner = tenant.partnerA.owner.ctx;
  const deal = await deals.submit(partner, {
    customerName: 'Aurora Foods AB',
    customerCountry: 'SE',
    customerWebsite: 'none',
    lines: [{ productId: tenant.products.gtxBasic, quantity: 3 }],
    amount: { amount: '1650.00', currency: 'EUR' },
    closeMonth: '2026-05',
    contacts: [{ name: 'Elsa Berg' }],
  });
  await deals.at('2026-04-08T10:00:00Z');
  const approved = await deals.get(partner, deal.id);
  expect(approved.status).toBe('approved');
  await call(dealRegistrationOperations['report-win'], reportWinDealRegistration, deals.acting(partner), {
    params: { id: deal.id },
    ifMatch: approved.revision,
    body: { wonOn: '2026-04-07', orderNumber: 'PO-7', amount: { amount: '1600.00', currency: 'EUR' } },
  });
  expect(await statesOf(tenant)).toEqual([]);

  await deals.decide(tenant.salesOwner, deal.id, { outcome: 'approve' });
  expect((await deals.get(partner, deal.id)).status).toBe('won');
  expect(await statesOf(tenant)).toMatchObject([
    {
      externalId: deal.id,
      status: 'queued',
      enrollmentId: tenant.partnerA.enrollmentId,
      attribution: { path: [{ kind: 'deal', ref: deal.id, outcome: 'chosen' }] },
    },
  ]);
  const [fact] = await tenant.inTenant((tx) =>
    tx.execute(sql`select kind, net_minor, currency, product, deal_id, occurred_at::text from events`),
  );
  expect(fact).toEqual({
    kind: 'deal_won',
    net_minor: '160000',
    currency: 'EUR',
    product: 'GTX-BASIC',
    deal_id: deal.id,
    occurred_at: '2026-04-07 12:00:00+00',
  });
});
