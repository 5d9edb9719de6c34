import { and, eq } from '@countersign/db/query';
import { messages, outbox } from '@countersign/db/schema/case';
import { contacts } from '@countersign/db/schema/people';
import { describe, expect, it } from 'vitest';
import { createTestTenant } from '../testing/test-tenant.ts';
import { useTestDatabase } from '../testing/use-test-database.ts';
import { queueMail } from './queue-mail.ts';

describe('queueMail', () => {
  const database = useTestDatabase();

  it('keeps the mail with a link into the app of its reader, once per key', async () => {
    const tenant = await createTestTenant(database());
    const { owner } = tenant.partnerA;
    const request = {
      kind: 'approved',
      key: 'approved/deal_1',
      to: { contactId: owner.id },
      facts: { number: 'DR-2026-00001', title: 'ACME', subjectId: 'deal_1', internalNote: 'rival too' },
    } as const;
    for (let time = 0; time < 2; time += 1) await tenant.inTenant((tx) => queueMail(tenant.system, tx, request));
    const kept = await tenant.inTenant((tx) => tx.select().from(messages));
    expect(kept).toHaveLength(1);
    expect(kept[0]).toMatchObject({
      recipient: owner.email,
      status: 'waiting',
      subject: 'Approved: DR-2026-00001, ACME',
    });
    expect(kept[0]?.text).toContain('https://partners.example/deals/deal_1');
    expect(`${kept[0]?.text}${kept[0]?.html}`).not.toContain('rival');
    const waiting = await tenant.inTenant((tx) =>
      tx.select({ payload: outbox.payload }).from(outbox).where(eq(outbox.kind, 'mail')),
    );
    expect(waiting).toEqual([{ payload: { messageId: kept[0]?.id } }]);
  });

  it('sends staff to the case in the console', async () => {
    const tenant = await createTestTenant(database());
    await tenant.inTenant((tx) =>
      queueMail(tenant.system, tx, {
        kind: 'task_assigned',
        key: 'k',
        to: { memberId: tenant.members.pm.id },
        caseId: 'case_1',
        facts: { title: 'ACME', step: 'review' },
      }),
    );
    const [kept] = await tenant.inTenant((tx) => tx.select().from(messages));
    expect(kept?.text).toContain('https://console.example/cases/case_1');
  });

  it('refuses to send a partner what is written for staff', async () => {
    const tenant = await createTestTenant(database());
    const sending = tenant.inTenant((tx) =>
      queueMail(tenant.system, tx, { kind: 'escalated', key: 'k', to: { contactId: tenant.partnerA.owner.id } }),
    );
    await expect(sending).rejects.toThrow('not written for partner');
  });

  it('mails nobody who has been removed', async () => {
    const tenant = await createTestTenant(database());
    const { owner } = tenant.partnerA;
    await tenant.inTenant((tx) =>
      tx
        .update(contacts)
        .set({ status: 'removed' })
        .where(and(eq(contacts.tenantId, tenant.id), eq(contacts.id, owner.id))),
    );
    await tenant.inTenant((tx) =>
      queueMail(tenant.system, tx, { kind: 'approved', key: 'k', to: { contactId: owner.id } }),
    );
    expect(await tenant.inTenant((tx) => tx.select().from(messages))).toEqual([]);
  });
});
