import { memberOperations } from '@countersign/contracts/member/operations';
import { messageOperations } from '@countersign/contracts/message/operations';
import { createFakeMailer, type FakeMailer } from '@countersign/ports/mailer/fake';
import { describe, expect, it } from 'vitest';
import { inviteMember } from '../member/invite.ts';
import { deliverMail } from '../notification/deliver.ts';
import { queueMail } from '../notification/queue-mail.ts';
import { call } from '../testing/call.ts';
import { createTestTenant, type TestTenant } from '../testing/test-tenant.ts';
import { useTestDatabase } from '../testing/use-test-database.ts';
import { getMessage } from './get.ts';
import { listMessages } from './list.ts';

const database = useTestDatabase();

async function oneMail(tenant: TestTenant): Promise<string> {
  await tenant.inTenant((tx) =>
    queueMail(tenant.system, tx, {
      kind: 'approved',
      key: 'k',
      to: { contactId: tenant.partnerA.owner.id },
      facts: { title: 'ACME' },
    }),
  );
  const { items } = await call(messageOperations.list, listMessages, tenant.auditor);
  return items[0]?.id ?? '';
}

async function deliver(tenant: TestTenant, answer: FakeMailer['answer']) {
  const mailer = createFakeMailer();
  mailer.answer = answer;
  const id = await oneMail(tenant);
  const first = await deliverMail(tenant.system, mailer, id).catch((error: unknown) => error);
  return {
    id,
    mailer,
    first,
    state: await call(messageOperations.get, getMessage, tenant.auditor, { params: { id } }),
  };
}

describe('deliverMail', () => {
  it('sends a mail once, under a Message-ID of its own', async () => {
    const tenant = await createTestTenant(database());
    const { id, mailer, state } = await deliver(tenant, () => ({ status: 'sent' }));
    await deliverMail(tenant.system, mailer, id);
    expect(mailer.mails).toMatchObject([
      { messageId: `${id}@partners.example`, to: { address: tenant.partnerA.owner.email } },
    ]);
    expect(state).toMatchObject({ status: 'sent', sentAt: '2026-04-02T14:00:00.000Z', lastError: null });
  });

  it('keeps a mail readable when no server is configured', async () => {
    const { state } = await deliver(await createTestTenant(database()), () => ({ status: 'kept' }));
    expect(state).toMatchObject({ status: 'kept', sentAt: null });
    expect(state.text).toContain('ACME');
  });

  it('gives up what the server refuses for good, with its reason', async () => {
    const { state, first } = await deliver(await createTestTenant(database()), () => ({
      status: 'refused',
      reason: '550 no such mailbox',
    }));
    expect(first).toBeUndefined();
    expect(state).toMatchObject({ status: 'failed', lastError: '550 no such mailbox' });
  });

  it('throws while the way out is down, and the mail stays waiting', async () => {
    const tenant = await createTestTenant(database());
    const { id, mailer, first, state } = await deliver(tenant, () => {
      throw new Error('connect ECONNREFUSED');
    });
    expect(first).toBeInstanceOf(Error);
    expect(state).toMatchObject({ status: 'waiting', lastError: 'connect ECONNREFUSED' });
    mailer.answer = () => ({ status: 'sent' });
    await deliverMail(tenant.system, mailer, id);
    expect(await call(messageOperations.get, getMessage, tenant.auditor, { params: { id } })).toMatchObject({
      status: 'sent',
      lastError: null,
    });
  });
});

describe('the outbox page', () => {
  it('shows the link of an invitation to administrators alone, while mail is kept here', async () => {
    const tenant = await createTestTenant(database());
    await call(memberOperations.invite, inviteMember, tenant.admin, {
      body: { name: 'X', email: 'x@y.example', roles: ['legal'] },
    });
    const { items } = await call(messageOperations.list, listMessages, tenant.pm);
    const id = items[0]?.id ?? '';
    const shows = async (by: 'admin' | 'pm') =>
      /token=/.test(JSON.stringify(await call(messageOperations.get, getMessage, tenant[by], { params: { id } })));
    expect([await shows('admin'), await shows('pm')]).toEqual([false, false]);
    const mailer = createFakeMailer();
    mailer.answer = () => ({ status: 'kept' });
    await deliverMail(tenant.system, mailer, id);
    expect([await shows('admin'), await shows('pm')]).toEqual([true, false]);
  });

  it('is searched by recipient and subject, and stays within the company', async () => {
    const [tenant, other] = [await createTestTenant(database()), await createTestTenant(database())];
    const id = await oneMail(tenant);
    const found = async (search: string) =>
      (await call(messageOperations.list, listMessages, tenant.pm, { query: { search } })).total;
    expect([await found('acme'), await found('OWNER'), await found('nothing')]).toEqual([1, 1, 0]);
    expect((await call(messageOperations.list, listMessages, other.pm)).total).toBe(0);
    await expect(call(messageOperations.get, getMessage, other.pm, { params: { id } })).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(call(messageOperations.list, listMessages, tenant.partnerA.owner.ctx)).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
});
