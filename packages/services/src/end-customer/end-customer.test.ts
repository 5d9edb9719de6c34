import { endCustomerOperations } from '@countersign/contracts/end-customer/operations';
import { eventOperations } from '@countersign/contracts/event/operations';
import { expect, it } from 'vitest';
import { listEvents } from '../event/list.ts';
import { addCoupon, addSource, invoice, record } from '../event/testing/arrange-events.ts';
import { call } from '../testing/call.ts';
import { createTestTenant } from '../testing/test-tenant.ts';
import { useTestDatabase } from '../testing/use-test-database.ts';
import { getEndCustomer } from './get.ts';
import { listEndCustomers } from './list.ts';

const database = useTestDatabase();

it('lists customers newest first, to a partner those bound to it, masked', async () => {
  const tenant = await createTestTenant(database());
  const source = await addSource(tenant);
  await addCoupon(tenant, tenant.partnerA.enrollmentId, 'A10');
  const at = (days: number) => ({ occurredAt: new Date(tenant.clock.now - days * 86_400_000).toISOString() });
  await record(tenant, source, [
    invoice('1', { coupon: 'A10', customer: 'anna@example.com', ...at(3) }),
    invoice('2', { customer: 'nobody', ...at(2) }),
    invoice('3', { coupon: 'A10', customer: 'bert', ...at(1) }),
  ]);
  const list = (ctx: typeof tenant.pm, query: object = {}) =>
    call(endCustomerOperations.list, listEndCustomers, ctx, { query });
  const first = await list(tenant.pm, { limit: 2 });
  const second = await list(tenant.pm, { limit: 2, cursor: first.nextCursor });
  expect(
    [...first.items, ...second.items].map(({ ref, enrollment, boundBy }) => [ref, enrollment?.partnerName, boundBy]),
  ).toEqual([
    ['bert', 'Nordlicht Systemhaus', 'coupon'],
    ['nobody', undefined, null],
    ['anna@example.com', 'Nordlicht Systemhaus', 'coupon'],
  ]);
  const own = await list(tenant.partnerA.owner.ctx);
  expect([own.total, own.items.map(({ ref }) => ref)]).toEqual([2, ['b***', 'a***@e***']]);
  expect((await list(tenant.partnerB.owner.ctx)).items).toEqual([]);
  expect((await list(tenant.pm, { isBound: 'false' })).items.map(({ ref }) => ref)).toEqual(['nobody']);
  const [bert] = first.items;
  const get = (ctx: typeof tenant.pm) =>
    call(endCustomerOperations.get, getEndCustomer, ctx, { params: { id: bert?.id ?? '' } });
  expect(await get(tenant.pm)).toMatchObject({
    ref: 'bert',
    firstEvent: { kind: 'invoice_paid' },
    firstTouch: { kind: 'coupon', ref: 'A10', partnerName: 'Nordlicht Systemhaus' },
    eventCount: 1,
    earned: { amount: '0.00' },
  });
  expect(await get(tenant.partnerA.owner.ctx)).toMatchObject({ ref: 'b***', eventCount: 1 });
  await expect(get(tenant.partnerB.owner.ctx)).rejects.toMatchObject({ code: 'not_found' });
  const events = await call(eventOperations.list, listEvents, tenant.pm, { query: { endCustomerId: bert?.id ?? '' } });
  expect(events.items.map(({ externalId, customer }) => [externalId, customer])).toEqual([['3', 'bert']]);
  expect((await list(tenant.pm, { ref: 'bert' })).items).toHaveLength(1);
  expect((await list(tenant.partnerA.owner.ctx, { ref: 'bert' })).items).toEqual([]);
});
