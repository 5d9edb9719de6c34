import { memberOperations } from '@countersign/contracts/member/operations';
import { taskOperations } from '@countersign/contracts/task/operations';
import { and, eq, inArray, isNull } from '@countersign/db/query';
import { caseEvents, cases, messages } from '@countersign/db/schema/case';
import { members } from '@countersign/db/schema/people';
import { policyVersions } from '@countersign/db/schema/policy';
import type { RouteStep } from '@countersign/domain/policy/policy';
import { beforeEach, describe, expect, it } from 'vitest';
import { reconcileCases } from '../case/reconcile.ts';
import { joinPersonMember } from '../member/join-person.ts';
import { removeMember } from '../member/remove.ts';
import { call } from '../testing/call.ts';
import { tellDeals } from '../testing/deal-story.ts';
import { smallTerms } from '../testing/deal-terms.ts';
import { createTestTenant, type TestPerson, type TestTenant } from '../testing/test-tenant.ts';
import { useTestDatabase } from '../testing/use-test-database.ts';
import { listTask } from './list.ts';
import { reassignTask } from './reassign.ts';
import { recheckBlocked } from './recheck-blocked.ts';

const database = useTestDatabase();

describe('a step that takes two of several', () => {
  let tenant: TestTenant;
  let deals: ReturnType<typeof tellDeals>;
  let managers: TestPerson[];
  let dealId: string;
  const role = (name: 'partner_manager' | 'legal') => ({ kind: 'role', role: name }) as const;
  const legal: RouteStep = {
    name: 'legal',
    candidates: [role('legal')],
    required: 2,
    distinctFrom: 'all',
    dueIn: '2BD',
    onBreach: 'escalate',
    escalations: [{ atPercent: 100, to: [role('partner_manager')] }],
  };

  beforeEach(async () => {
    tenant = await createTestTenant(database());
    deals = tellDeals(tenant);
    managers = [];
    for (const name of ['One', 'Two', 'Three']) managers.push(await tenant.addMember({ name, roles: ['legal'] }));
    await useSteps([legal]);
    dealId = (await deals.submit(tenant.partnerA.owner.ctx, smallTerms(tenant))).id;
  });
  const useSteps = (steps: readonly RouteStep[]) =>
    tenant.inTenant((tx) =>
      tx
        .update(policyVersions)
        .set({ document: { process: 'deal-registration', rules: [{ name: 'all', then: { steps } }] } })
        .where(eq(policyVersions.tenantId, tenant.id)),
    );
  const person = (index: number) => managers[index] ?? tenant.members.pm;
  const approve = (index: number) => deals.decide(person(index).ctx, dealId, { outcome: 'approve' });
  const task = () => deals.taskOf(tenant.admin, dealId);
  const status = async () => (await deals.get(tenant.admin, dealId)).status;
  const remove = (index: number) =>
    call(memberOperations.remove, removeMember, tenant.admin, { params: { id: person(index).id }, ifMatch: 1 });
  const caseRow = async () => (await tenant.inTenant((tx) => tx.select().from(cases)))[0];
  const mails = async (kind: string) =>
    (await tenant.inTenant((tx) => tx.select().from(messages).where(eq(messages.kind, kind)))).map(
      ({ recipientName }) => recipientName,
    );
  const timeline = async () => (await tenant.inTenant((tx) => tx.select().from(caseEvents))).map(({ kind }) => kind);

  it('is done when two different people have approved, whichever they are', async () => {
    await approve(0);
    expect(await task()).toMatchObject({ given: 1, required: 2, status: 'open' });
    await expect(approve(0)).rejects.toMatchObject({
      code: 'already_decided',
      facts: { standing: { outcome: 'approve', by: 'One' } },
    });
    await approve(2);
    expect(await status()).toBe('approved');
  });

  it('counts another login of somebody who has approved as the same person, also when that is found out later', async () => {
    const sameHuman = await tenant.addMember({ name: 'One again', roles: ['legal'], personId: person(0).personId });
    await approve(0);
    await expect(deals.decide(sameHuman.ctx, dealId, { outcome: 'approve' })).rejects.toMatchObject({
      code: 'already_decided',
    });
    await call(memberOperations['join-person'], joinPersonMember, tenant.admin, {
      params: { id: person(0).id },
      body: { sameAsId: person(1).id },
    });
    const joined = { ...person(1).ctx, actor: { ...person(1).ctx.actor } };
    await expect(deals.decide(joined, dealId, { outcome: 'approve' })).rejects.toMatchObject({
      code: 'already_decided',
    });
    await approve(2);
    expect(await status()).toBe('approved');
  });

  it('lets one rejection end it', async () => {
    await approve(0);
    await deals.decide(person(1).ctx, dealId, { outcome: 'reject', reason: 'other', text: 'No.' });
    expect(await status()).toBe('rejected');
  });

  it('is blocked once too few are left, not counting who has approved, and says so to the administrators', async () => {
    await remove(2);
    expect((await task()).status, 'two are left').toBe('open');
    await approve(0);
    await remove(1);
    expect(await task(), 'whoever has approved is not left').toMatchObject({ status: 'blocked', given: 1 });
    expect(await caseRow()).toMatchObject({ isBlocked: true });
    expect(await mails('blocked')).toEqual(['admin']);
    expect(await timeline()).toContain('blocked');
    const page = await call(taskOperations.list, listTask, tenant.admin, { query: { scope: 'blocked' } });
    expect(page.items).toHaveLength(1);

    const fresh = await tenant.addMember({ name: 'Fresh', roles: ['legal'] });
    const { opened } = await tenant.inTenant((tx) => recheckBlocked(tenant.admin, tx));
    expect(opened).toHaveLength(1);
    expect(await caseRow()).toMatchObject({ isBlocked: false });
    expect(await mails('task_assigned')).toContain('Fresh');
    await deals.decide(fresh.ctx, dealId, { outcome: 'approve' });
    expect(await status()).toBe('approved');
  });

  it('is seen to be blocked later where its people left in the instant it opened, once', async () => {
    const left = managers.slice(1).map(({ id }) => id);
    await tenant.inTenant((tx) => tx.update(members).set({ status: 'removed' }).where(inArray(members.id, left)));
    expect((await task()).status, 'neither saw the other').toBe('open');
    const { caseRunner } = deals.acting(tenant.system).ports;
    const system = { ...tenant.system, ports: { ...tenant.ports, caseRunner } };
    expect(await reconcileCases(system)).toMatchObject({ rechecked: 1 });
    expect((await task()).status).toBe('blocked');
    expect(await mails('blocked')).toEqual(['admin']);
    expect(await reconcileCases(system)).toMatchObject({ rechecked: 0 });
    expect(await mails('blocked')).toEqual(['admin']);
  });

  it('opens again when a deadline brings enough people, and not when it brings too few', async () => {
    await remove(2);
    await remove(1);
    await remove(0);
    expect((await task()).status).toBe('blocked');
    await deals.at('2026-04-08T14:00:00Z');
    expect(await task(), 'one more where it takes two').toMatchObject({ status: 'blocked', isEscalated: true });
    expect(await caseRow()).toMatchObject({ isBlocked: true });
  });

  it('given to a colleague keeps the others, for alone they could not finish it', async () => {
    await call(taskOperations.reassign, reassignTask, deals.acting(tenant.admin), {
      params: { id: (await task()).id },
      body: { toMemberId: tenant.members.finance.id },
    });
    await deals.decide(tenant.finance, dealId, { outcome: 'approve' });
    await approve(1);
    expect(await status()).toBe('approved');
  });

  it('that asks all of its people asks those there were when it opened', async () => {
    await useSteps([{ ...legal, required: 'all' }]);
    dealId = (await deals.submit(tenant.partnerA.owner.ctx, smallTerms(tenant, 1))).id;
    expect((await task()).required).toBe(3);
    for (const index of [0, 1, 2]) await approve(index);
    expect(await status()).toBe('approved');
  });

  it('is blocked from the start where nobody is left, and a rule’s route never skips it', async () => {
    await tenant.inTenant((tx) =>
      tx
        .update(members)
        .set({ status: 'removed' })
        .where(and(eq(members.tenantId, tenant.id), isNull(members.removedAt), eq(members.name, 'director'))),
    );
    await useSteps([
      { ...legal, name: 'director', candidates: [{ kind: 'role', role: 'channel_director' }], required: 1 },
    ]);
    dealId = (await deals.submit(tenant.partnerA.owner.ctx, smallTerms(tenant, 1))).id;
    expect(await task()).toMatchObject({ status: 'blocked', canDecide: false, cannotBecause: 'not_open' });
    expect(await mails('blocked')).toEqual(['admin']);
    await deals.at('2026-04-20T14:00:00Z');
    expect(await status()).toBe('in_review');
  });

  it('does not wait for a projection that waits for it', async () => {
    await Promise.all([
      approve(0),
      tenant.inTenant((tx) => recheckBlocked(tenant.admin, tx)),
      tenant.inTenant((tx) => recheckBlocked(tenant.admin, tx)),
    ]);
    expect(await task()).toMatchObject({ given: 1, status: 'open' });
  });
});
