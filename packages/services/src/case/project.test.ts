import { dealRegistrationOperations as operations } from '@countersign/contracts/deal-registration/operations';
import { taskOperations } from '@countersign/contracts/task/operations';
import { and, eq } from '@countersign/db/query';
import { auditLog } from '@countersign/db/schema/audit';
import { caseEvents, cases, commands, decisions, messages, projections } from '@countersign/db/schema/case';
import type { CaseState } from '@countersign/domain/case/case-state';
import { type CaseMessage, isRefusal, type Transition } from '@countersign/domain/case/transition';
import type { DealCase } from '@countersign/domain/deal-registration/deal-case';
import { dealRegistrationRules } from '@countersign/domain/deal-registration/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { withdrawDealRegistration } from '../deal-registration/withdraw.ts';
import { processEffects } from '../process/registry.ts';
import { decideTask } from '../task/decide.ts';
import { call } from '../testing/call.ts';
import { tellDeals } from '../testing/deal-story.ts';
import { largeTerms } from '../testing/deal-terms.ts';
import { footprint } from '../testing/footprint.ts';
import { createTestTenant, type TestTenant } from '../testing/test-tenant.ts';
import { useTestDatabase } from '../testing/use-test-database.ts';
import { projectTransition } from './project.ts';
import { rehydrateCases } from './rehydrate.ts';

const database = useTestDatabase();

describe('the projection of a transition', () => {
  let tenant: TestTenant;
  let deals: ReturnType<typeof tellDeals>;
  let dealId: string;
  let message: CaseMessage;
  let state: DealCase;

  beforeEach(async () => {
    tenant = await createTestTenant(database());
    deals = tellDeals(tenant);
    dealId = (await deals.submit(tenant.partnerA.owner.ctx, largeTerms(tenant))).id;
    state = deals.runner.stateOf(`deal-registration/${tenant.id}/${dealId}`) as DealCase;
    // A decision that was recorded and whose case has not yet seen it.
    const task = await deals.taskOf(tenant.pm, dealId);
    const acting = deals.acting(tenant.pm);
    const lost = {
      ...acting,
      ports: { ...acting.ports, caseRunner: { ...deals.runner, send: async () => ({ status: 'unknown' as const }) } },
    };
    const { commandId } = await call(taskOperations.decide, decideTask, lost, {
      params: { id: task.id },
      ifMatch: 1,
      body: { outcome: 'reject', reason: 'other', text: 'No.' },
    });
    const [row] = await tenant.inTenant((tx) =>
      tx
        .select()
        .from(commands)
        .where(and(eq(commands.tenantId, tenant.id), eq(commands.id, commandId))),
    );
    message = row?.message as unknown as CaseMessage;
  });

  const transitionOf = (from: DealCase = state): Transition => {
    const reaction = dealRegistrationRules.react(from, { kind: 'command', message }, tenant.clock.now);
    if (reaction === null || isRefusal(reaction)) throw new Error('refused by the rules');
    return reaction as unknown as Transition;
  };
  const project = (transition: Transition, at = tenant.clock.now) =>
    projectTransition(tenant.system, processEffects, { transition, at });
  const setCommand = (changes: Partial<typeof commands.$inferInsert>) =>
    tenant.inTenant((tx) => tx.update(commands).set(changes).where(eq(commands.id, message.commandId)));
  const commandRow = async () =>
    (await tenant.inTenant((tx) => tx.select().from(commands).where(eq(commands.id, message.commandId))))[0];
  const caseRow = async () => (await tenant.inTenant((tx) => tx.select().from(cases)))[0];

  it('is one row each of case, decision, command, timeline, audit, mail and its own key', async () => {
    expect(await project(transitionOf())).toMatchObject({ kind: 'applied' });
    expect(await caseRow()).toMatchObject({ status: 'rejected', isOpen: false, seq: 2, closedAt: tenant.clock.now });
    expect(await commandRow()).toMatchObject({ status: 'done', result: { caseStatus: 'rejected' } });
    expect(await tenant.inTenant((tx) => tx.select().from(decisions))).toMatchObject([
      { outcome: 'reject', commandId: message.commandId },
    ]);
    expect((await tenant.inTenant((tx) => tx.select().from(caseEvents))).map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['rejected', 'decided']),
    );
    expect(await tenant.inTenant((tx) => tx.select().from(messages).where(eq(messages.kind, 'rejected')))).toHaveLength(
      1,
    );
    expect(
      await tenant.inTenant((tx) => tx.select().from(auditLog).where(eq(auditLog.action, 'case.reject'))),
    ).toMatchObject([{ actorId: tenant.members.pm.id, personId: tenant.members.pm.personId }]);
    expect(await tenant.inTenant((tx) => tx.select().from(projections))).toHaveLength(2);
  });

  it('run again, later or twice at once, gives the same outcome and changes nothing', async () => {
    const transition = transitionOf();
    const [first, second] = await Promise.all([project(transition), project(transition)]);
    expect(second).toEqual(first);
    const before = await footprint(database());
    tenant.clock.advance({ hours: 1 });
    expect(await project(transition)).toEqual(first);
    expect(await footprint(database())).toEqual(before);
  });

  it('under a number that another one stands under changes nothing: the case goes on from the database', async () => {
    await deals.act(operations.withdraw, withdrawDealRegistration, tenant.partnerA.owner.ctx, dealId, {});
    const before = await footprint(database());
    expect(await project(transitionOf()), 'it is finished').toEqual({ kind: 'ended' });
    expect(await footprint(database())).toEqual(before);
    expect(tenant.logLines.filter(({ level }) => level === 'error')).toHaveLength(1);
  });

  it('of a run that is behind gives it the newest state', async () => {
    await deals.decide(tenant.pm, dealId, { outcome: 'request_changes', fields: ['closeMonth'], text: 'When?' });
    const outcome = await project(transitionOf());
    expect(outcome).toMatchObject({ kind: 'ahead', state: { status: 'changes_requested', seq: 2 } });
  });

  it('of a run that a newer one has replaced changes nothing', async () => {
    await rehydrateCases(
      {
        ...tenant.system,
        ports: { ...tenant.system.ports, caseRunner: { ...deals.runner, describe: async () => 'missing' } },
      },
      { only: 'missing' },
    );
    const before = await footprint(database());
    expect(await project(transitionOf())).toEqual({ kind: 'superseded' });
    expect(await footprint(database())).toEqual(before);
    const next = (await caseRow())?.snapshot as CaseState as DealCase;
    expect(next.epoch).toBe(2);
    expect(await project(transitionOf(next))).toMatchObject({ kind: 'applied' });
  });

  it.each([
    ['expired', { status: 'expired' as const }, 'expired_command'],
    ['refused', { status: 'refused' as const, refusal: 'stale_revision' }, 'stale_revision'],
  ])('carries out no command that its sender was told has %s', async (_says, changes, code) => {
    await setCommand(changes);
    expect(await project(transitionOf())).toEqual({ kind: 'refused', code });
    expect(await caseRow()).toMatchObject({ status: 'in_review', isOpen: true, seq: 2 });
    expect(await commandRow()).toMatchObject(changes);
    expect(await project(transitionOf()), 'and says so again').toEqual({ kind: 'refused', code });
  });

  it('looks at the right to decide again where the decision is written', async () => {
    await tenant.inTenant((tx) =>
      tx.execute(`update members set status = 'removed' where id = '${tenant.members.pm.id}'` as never),
    );
    expect(await project(transitionOf())).toEqual({ kind: 'refused', code: 'forbidden' });
    expect(await commandRow()).toMatchObject({ status: 'refused', refusal: 'forbidden' });
    expect(await tenant.inTenant((tx) => tx.select().from(decisions))).toEqual([]);
  });
});
