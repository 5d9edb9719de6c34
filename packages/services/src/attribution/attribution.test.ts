import { attributionOperations } from '@countersign/contracts/attribution/operations';
import { describe, expect, it } from 'vitest';
import { addCoupon, addSource, invoice, record, statesOf } from '../event/testing/arrange-events.ts';
import { call } from '../testing/call.ts';
import { describeWriteVerb } from '../testing/describe-write-verb.ts';
import { createTestTenant } from '../testing/test-tenant.ts';
import { useTestDatabase } from '../testing/use-test-database.ts';
import { getAttribution } from './get.ts';
import { listAttributions } from './list.ts';
import { saveAttribution } from './save.ts';

const database = useTestDatabase();
const document = {
  model: 'first' as const,
  clickWindowDays: 90,
  boundary: 'exclusive' as const,
  binding: 'rolling' as const,
  bindingDays: 180,
  couponBreaksBinding: true,
  couponPrecedence: 'click_wins' as const,
  dealWins: false,
  lateAfterDays: 30,
};

describeWriteVerb({
  id: 'attribution.save',
  operation: attributionOperations.save,
  verb: saveAttribution,
  database,
  input: ({ programId }) => ({ params: { programId }, body: { document, basedOn: 1 } }),
  expect: (tenant, output) =>
    expect(output).toMatchObject({
      version: 2,
      document,
      isInForce: true,
      effectiveFrom: '2026-04-02T14:00:00.000Z',
      author: { personId: tenant.members.admin.personId, name: 'admin' },
    }),
  badInput: [
    {
      label: 'days of a binding that has none',
      input: ({ programId }) => ({
        params: { programId },
        body: { document: { ...document, binding: 'lifetime' }, basedOn: 1 },
      }),
      field: 'document.bindingDays',
    },
    {
      label: 'a binding without its days',
      input: ({ programId }) => ({
        params: { programId },
        body: { document: { ...document, bindingDays: null }, basedOn: 1 },
      }),
      field: 'document.bindingDays',
    },
    {
      label: 'a time that is over',
      input: ({ programId }) => ({
        params: { programId },
        body: { document, basedOn: 1, effectiveFrom: '2026-04-02T13:59:59Z' },
      }),
      field: 'effectiveFrom',
    },
    {
      label: 'another version than the newest',
      input: ({ programId }) => ({ params: { programId }, body: { document, basedOn: 2 } }),
      code: 'stale_revision',
    },
  ],
});

describe('attribution', () => {
  it('begins with a version of its preset, and what happens is credited by the version of that time', async () => {
    const tenant = await createTestTenant(database());
    const params = { programId: tenant.programId };
    const first = await call(attributionOperations.get, getAttribution, tenant.pm, { params });
    expect(first).toMatchObject({
      version: 1,
      author: null,
      isInForce: true,
      document: { model: 'last', binding: 'lifetime' },
    });
    await call(attributionOperations.save, saveAttribution, tenant.admin, {
      params,
      body: { document: { ...document, lateAfterDays: 1 }, basedOn: 1, effectiveFrom: '2026-05-01T00:00:00Z' },
    });
    const { items } = await call(attributionOperations.list, listAttributions, tenant.pm, { params });
    expect(items.map(({ version, isInForce }) => [version, isInForce])).toEqual([
      [2, false],
      [1, true],
    ]);

    tenant.clock.set('2026-05-10T00:00:00Z');
    const source = await addSource(tenant);
    await addCoupon(tenant, tenant.partnerA.enrollmentId, 'A10');
    await record(tenant, source, [
      invoice('april', { coupon: 'A10', occurredAt: '2026-04-30T23:59:59Z' }),
      invoice('may', { coupon: 'A10', occurredAt: '2026-05-01T00:00:00Z' }),
    ]);
    const states = await statesOf(tenant);
    expect(states.map(({ status, reason, attribution }) => [reason ?? status, attribution?.['version']])).toEqual([
      ['queued', 1],
      ['too_late', 2],
    ]);
  });
});
