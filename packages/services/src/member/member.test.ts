import { memberOperations } from '@countersign/contracts/member/operations';
import { and, eq } from '@countersign/db/query';
import { cases, messages, tasks } from '@countersign/db/schema/case';
import { invitations, membershipDirectory } from '@countersign/db/schema/identity';
import { members } from '@countersign/db/schema/people';
import { session } from '@countersign/db/schema/sign-in';
import { describe, expect, it } from 'vitest';
import { call } from '../testing/call.ts';
import { describeWriteVerb } from '../testing/describe-write-verb.ts';
import { createTestTenant, type TestTenant } from '../testing/test-tenant.ts';
import { useTestDatabase } from '../testing/use-test-database.ts';
import { getMember } from './get.ts';
import { inviteMember } from './invite.ts';
import { joinPersonMember } from './join-person.ts';
import { listMembers } from './list.ts';
import { currentPersons } from './person-joins.ts';
import { removeMember } from './remove.ts';
import { updateMember } from './update.ts';

const database = useTestDatabase();

describeWriteVerb({
  id: 'member.invite',
  operation: memberOperations.invite,
  verb: inviteMember,
  database,
  otherTenant: null,
  input: () => ({
    body: {
      name: 'New Colleague',
      email: 'New@Halden.example',
      roles: ['sales_owner' as const, 'sales_owner' as const],
    },
  }),
  expect: async (tenant, output) => {
    expect(output).toMatchObject({
      status: 'invited',
      email: 'new@halden.example',
      roles: ['sales_owner'],
      userId: null,
    });
    const [mail] = await tenant.inTenant((tx) => tx.select().from(messages));
    expect(mail).toMatchObject({
      kind: 'invitation',
      recipient: 'new@halden.example',
      subject: 'admin invites you to Halden Systems',
    });
    expect(mail?.text).toMatch(/https:\/\/console\.example\/accept-invitation\?token=[\w-]{40,}/);
    const [invitation] = await database()
      .admin.db.select()
      .from(invitations)
      .where(eq(invitations.membershipId, output.id));
    expect(mail?.text).not.toContain(invitation?.tokenHash ?? '?');
  },
  badInput: [
    {
      label: 'somebody who works here',
      input: (tenant) => ({ body: { name: 'X', email: tenant.members.pm.email, roles: ['legal'] } }),
      code: 'already_member',
      field: 'email',
    },
    {
      label: 'a role there is not',
      input: () => ({ body: { name: 'X', email: 'x@y.example', roles: ['root'] } }),
      field: 'roles.0',
    },
    { label: 'no address', input: () => ({ body: { name: 'X', email: 'nobody', roles: ['legal'] } }), field: 'email' },
    {
      label: 'a name with a line break',
      input: () => ({ body: { name: 'X\r\nBcc: a@b.example', email: 'x@y.example', roles: ['legal'] } }),
      field: 'name',
    },
  ],
});

describeWriteVerb({
  id: 'member.update',
  operation: memberOperations.update,
  verb: updateMember,
  database,
  input: (tenant) => ({
    params: { id: tenant.members.pm.id },
    body: { roles: ['partner_manager' as const, 'legal' as const], reportsTo: tenant.members.director.id },
  }),
  expect: (tenant, output) =>
    expect(output).toMatchObject({ roles: ['partner_manager', 'legal'], reportsTo: tenant.members.director.id }),
  badInput: [
    {
      label: 'the last administrator',
      input: (tenant) => ({ params: { id: tenant.members.admin.id }, body: { roles: ['auditor'] } }),
      code: 'last_administrator',
    },
    {
      label: 'reporting to oneself',
      input: (tenant) => ({ params: { id: tenant.members.pm.id }, body: { reportsTo: tenant.members.pm.id } }),
      field: 'reportsTo',
    },
    {
      label: 'reporting to nobody known',
      input: (tenant) => ({ params: { id: tenant.members.pm.id }, body: { reportsTo: tenant.partnerA.owner.id } }),
      code: 'not_found',
      field: 'reportsTo',
    },
    {
      label: 'no role at all',
      input: (tenant) => ({ params: { id: tenant.members.pm.id }, body: { roles: [] } }),
      field: 'roles',
    },
  ],
});

describeWriteVerb({
  id: 'member.remove',
  operation: memberOperations.remove,
  verb: removeMember,
  database,
  input: (tenant) => ({ params: { id: tenant.members.pm.id } }),
  expect: async (tenant) => {
    expect(
      await call(memberOperations.get, getMember, tenant.auditor, { params: { id: tenant.members.pm.id } }),
    ).toMatchObject({ status: 'removed' });
    expect(
      (await call(memberOperations.list, listMembers, tenant.auditor)).items.map(({ name }) => name),
    ).not.toContain('pm');
  },
  badInput: [
    {
      label: 'the last administrator',
      input: (tenant) => ({ params: { id: tenant.members.admin.id } }),
      code: 'last_administrator',
    },
    { label: 'nobody known', input: (tenant) => ({ params: { id: tenant.partnerA.owner.id } }), code: 'not_found' },
  ],
});

describeWriteVerb({
  id: 'member.join-person',
  operation: memberOperations['join-person'],
  verb: joinPersonMember,
  database,
  input: (tenant) => ({ params: { id: tenant.members.salesOwner.id }, body: { sameAsId: tenant.partnerA.owner.id } }),
  expect: async (tenant, output) => {
    const { personId } = tenant.partnerA.owner;
    expect(output.personId).toBe(personId);
    const known = [tenant.members.salesOwner.personId, tenant.members.pm.personId];
    expect(await tenant.inTenant((tx) => currentPersons(tx, { tenantId: tenant.id, persons: known }))).toEqual([
      personId,
      known[1],
    ]);
  },
  badInput: [
    {
      label: 'nobody known',
      input: (tenant) => ({ params: { id: tenant.members.pm.id }, body: { sameAsId: tenant.programId } }),
      code: 'not_found',
      field: 'sameAsId',
    },
  ],
});

async function openTask(tenant: TestTenant, over: Partial<typeof tasks.$inferInsert>): Promise<string> {
  const { id: tenantId } = tenant;
  const caseId = tenant.ids.next('case');
  const taskId = tenant.ids.next('tsk');
  const at = tenant.clock.now;
  await tenant.inTenant(async (tx) => {
    await tx.insert(cases).values({
      tenantId,
      id: caseId,
      process: 'deal-registration',
      programId: tenant.programId,
      partnerId: tenant.partnerA.id,
      subjectId: caseId,
      title: 'ACME',
      status: 'in_review',
      isOpen: true,
      origin: 'portal',
      sendsMail: true,
      epoch: 1,
      seq: 1,
      revision: 1,
      termsHash: 'h',
      isBlocked: false,
      openedAt: at,
      changedAt: at,
    });
    await tx.insert(tasks).values({
      tenantId,
      id: taskId,
      caseId,
      kind: 'review',
      status: 'open',
      step: 'review',
      stepIndex: 0,
      required: 1,
      given: 0,
      candidateRoles: ['partner_manager'],
      candidateMembers: [],
      excludedPersons: [],
      openedAt: at,
      isEscalated: false,
      ...over,
    });
  });
  return taskId;
}

async function taskRow(tenant: TestTenant, id: string) {
  const [row] = await tenant.inTenant((tx) => tx.select().from(tasks).where(eq(tasks.id, id)));
  return row;
}

describe('removing a member', () => {
  it('ends the sessions, frees the claims and blocks what nobody is left for', async () => {
    const tenant = await createTestTenant(database());
    const { pm } = tenant.members;
    const at = new Date(tenant.clock.now);
    const { db } = database().admin;
    await db.insert(session).values({
      id: `ses_${pm.userId}`,
      userId: pm.userId,
      token: pm.userId,
      expiresAt: at,
      createdAt: at,
      updatedAt: at,
    });
    const task = await openTask(tenant, { claimedBy: pm.id, claimedUntil: tenant.clock.now + 1000 });
    await call(memberOperations.remove, removeMember, tenant.admin, { params: { id: pm.id } });
    expect(await taskRow(tenant, task)).toMatchObject({ claimedBy: null, status: 'blocked' });
    const told = await tenant.inTenant((tx) =>
      tx.select({ kind: messages.kind, to: messages.recipient }).from(messages),
    );
    expect(told).toEqual([{ kind: 'blocked', to: tenant.members.admin.email }]);
    expect(await db.select().from(session).where(eq(session.userId, pm.userId))).toEqual([]);
    expect(await db.select().from(membershipDirectory).where(eq(membershipDirectory.userId, pm.userId))).toEqual([]);
    await call(memberOperations.update, updateMember, tenant.admin, {
      params: { id: tenant.members.director.id },
      body: { roles: ['channel_director', 'partner_manager'] },
    });
    expect(await taskRow(tenant, task)).toMatchObject({ status: 'open' });
  });

  it('leaves one administrator when two remove each other at the same time', async () => {
    const tenant = await createTestTenant(database());
    const second = await tenant.addMember({ name: 'second admin', roles: ['administrator'] });
    const results = await Promise.allSettled([
      call(memberOperations.remove, removeMember, tenant.admin, { params: { id: second.id } }),
      call(memberOperations.remove, removeMember, second.ctx, { params: { id: tenant.members.admin.id } }),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'last_administrator' },
    });
  });

  it('lets them be invited again as the same person', async () => {
    const tenant = await createTestTenant(database());
    const { pm } = tenant.members;
    await call(memberOperations.remove, removeMember, tenant.admin, { params: { id: pm.id } });
    const again = await call(memberOperations.invite, inviteMember, tenant.admin, {
      body: { name: 'Back', email: pm.email, roles: ['legal'] },
    });
    expect(again).toMatchObject({ id: pm.id, personId: pm.personId, status: 'invited', roles: ['legal'] });
  });
});

describe('one human', () => {
  it('with the same mail address as a contact is the same person', async () => {
    const tenant = await createTestTenant(database());
    const { owner } = tenant.partnerA;
    const invited = await call(memberOperations.invite, inviteMember, tenant.admin, {
      body: { name: 'X', email: owner.email, roles: ['legal'] },
    });
    expect(invited.personId).toBe(owner.personId);
  });

  it('is excluded from open tasks under the id of both logins', async () => {
    const tenant = await createTestTenant(database());
    const { pm, director } = tenant.members;
    const task = await openTask(tenant, { excludedPersons: [pm.personId], candidateRoles: ['channel_director'] });
    await call(memberOperations['join-person'], joinPersonMember, tenant.admin, {
      params: { id: pm.id },
      body: { sameAsId: director.id },
    });
    expect(await taskRow(tenant, task)).toMatchObject({
      excludedPersons: [pm.personId, director.personId],
      status: 'blocked',
    });
    const [row] = await tenant.inTenant((tx) =>
      tx
        .select()
        .from(members)
        .where(and(eq(members.tenantId, tenant.id), eq(members.id, pm.id))),
    );
    expect(row?.personId).toBe(director.personId);
  });
});

describe('member.list', () => {
  it('counts the open tasks that each may decide, and finds by role', async () => {
    const tenant = await createTestTenant(database());
    await openTask(tenant, {});
    await openTask(tenant, { excludedPersons: [tenant.members.pm.personId] });
    await openTask(tenant, {
      candidateRoles: [],
      candidateMembers: [{ memberId: tenant.members.director.id, why: 'member', value: '' }],
    });
    const { items } = await call(memberOperations.list, listMembers, tenant.auditor);
    expect(items.filter(({ openTasks }) => openTasks > 0).map(({ name, openTasks }) => [name, openTasks])).toEqual([
      ['director', 1],
      ['pm', 1],
    ]);
    const managers = await call(memberOperations.list, listMembers, tenant.auditor, {
      query: { role: 'partner_manager' },
    });
    expect(managers.items.map(({ name }) => name)).toEqual(['pm']);
  });
});
