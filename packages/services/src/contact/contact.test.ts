import { contactOperations } from '@countersign/contracts/contact/operations';
import { eq } from '@countersign/db/query';
import { messages } from '@countersign/db/schema/case';
import { membershipDirectory } from '@countersign/db/schema/identity';
import { describe, expect, it } from 'vitest';
import { call } from '../testing/call.ts';
import { describeWriteVerb } from '../testing/describe-write-verb.ts';
import { createTestTenant } from '../testing/test-tenant.ts';
import { useTestDatabase } from '../testing/use-test-database.ts';
import { inviteContact } from './invite.ts';
import { listContacts } from './list.ts';
import { removeContact } from './remove.ts';
import { updateContact } from './update.ts';

const database = useTestDatabase();

describeWriteVerb({
  id: 'contact.invite',
  operation: contactOperations.invite,
  verb: inviteContact,
  database,
  by: (tenant) => tenant.partnerA.owner.ctx,
  forbidden: (tenant) => tenant.partnerA.sales.ctx,
  otherTenant: { by: (other) => other.pm },
  input: (tenant) => ({
    body: {
      partnerId: tenant.partnerA.id,
      name: 'Kim',
      email: 'kim@nordlicht.example',
      roles: ['sales' as const],
      seesAllDeals: false,
    },
  }),
  expect: async (tenant, output) => {
    expect(output).toMatchObject({ partnerId: tenant.partnerA.id, status: 'invited', seesAllDeals: false });
    const [mail] = await tenant.inTenant((tx) => tx.select().from(messages));
    expect(mail?.text).toContain('https://partners.example/accept-invitation?token=');
  },
  badInput: [
    {
      label: 'for another partner',
      input: (tenant) => ({
        body: { partnerId: tenant.partnerB.id, name: 'Kim', email: 'kim@x.example', roles: ['sales'] },
      }),
      code: 'not_found',
      field: 'partnerId',
    },
    {
      label: 'somebody who acts for it already',
      input: (tenant) => ({ body: { name: 'Kim', email: tenant.partnerA.sales.email, roles: ['sales'] } }),
      code: 'already_member',
    },
    {
      label: 'a role of staff',
      input: () => ({ body: { name: 'Kim', email: 'kim@x.example', roles: ['administrator'] } }),
      field: 'roles.0',
    },
  ],
});

describeWriteVerb({
  id: 'contact.update',
  operation: contactOperations.update,
  verb: updateContact,
  database,
  by: (tenant) => tenant.partnerA.owner.ctx,
  forbidden: (tenant) => tenant.partnerA.sales.ctx,
  otherTenant: { by: (other) => other.partnerA.owner.ctx },
  input: (tenant) => ({
    params: { id: tenant.partnerA.sales.id },
    body: { roles: ['marketing' as const], seesAllDeals: false },
  }),
  expect: (_, output) => expect(output).toMatchObject({ roles: ['marketing'], seesAllDeals: false }),
  badInput: [
    {
      label: 'the last owner',
      input: (tenant) => ({ params: { id: tenant.partnerA.owner.id }, body: { roles: ['sales'] } }),
      code: 'last_administrator',
    },
    {
      label: 'a contact of another partner',
      input: (tenant) => ({ params: { id: tenant.partnerB.sales.id }, body: { roles: ['sales'] } }),
      code: 'not_found',
    },
  ],
});

describeWriteVerb({
  id: 'contact.remove',
  operation: contactOperations.remove,
  verb: removeContact,
  database,
  by: (tenant) => tenant.pm,
  otherTenant: { by: (other) => other.pm },
  input: (tenant) => ({ params: { id: tenant.partnerA.sales.id } }),
  expect: async (tenant) => {
    const { items } = await call(contactOperations.list, listContacts, tenant.pm, {
      query: { partnerId: tenant.partnerA.id },
    });
    expect(items.map(({ id }) => id)).toEqual([tenant.partnerA.owner.id]);
    const { userId } = tenant.partnerA.sales;
    expect(
      await database().admin.db.select().from(membershipDirectory).where(eq(membershipDirectory.userId, userId)),
    ).toEqual([]);
  },
  badInput: [
    {
      label: 'the last owner',
      input: (tenant) => ({ params: { id: tenant.partnerA.owner.id } }),
      code: 'last_administrator',
    },
  ],
});

describe('contacts', () => {
  it('are shown to a partner for itself alone, whatever it asks for', async () => {
    const tenant = await createTestTenant(database());
    const list = (query: object) => call(contactOperations.list, listContacts, tenant.partnerA.owner.ctx, { query });
    expect((await list({})).total).toBe(2);
    expect((await list({ partnerId: tenant.partnerB.id })).total).toBe(0);
    expect((await call(contactOperations.list, listContacts, tenant.auditor)).total).toBe(4);
  });

  it('are invited by staff for a partner that they name', async () => {
    const tenant = await createTestTenant(database());
    const body = { name: 'Kim', email: 'kim@x.example', roles: ['sales' as const] };
    await expect(call(contactOperations.invite, inviteContact, tenant.pm, { body })).rejects.toMatchObject({
      fields: [{ field: 'partnerId', code: 'required' }],
    });
    expect(
      await call(contactOperations.invite, inviteContact, tenant.pm, {
        body: { ...body, partnerId: tenant.partnerB.id },
      }),
    ).toMatchObject({ partnerId: tenant.partnerB.id, seesAllDeals: true });
  });
});
