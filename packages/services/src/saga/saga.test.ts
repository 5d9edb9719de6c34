import { provisioningOperations } from '@countersign/contracts/provisioning/operations';
import { sagaOperations } from '@countersign/contracts/saga/operations';
import { and, eq } from '@countersign/db/query';
import { auditLog } from '@countersign/db/schema/audit';
import { messages, outbox } from '@countersign/db/schema/case';
import { couponCodes, links } from '@countersign/db/schema/link';
import { contacts } from '@countersign/db/schema/people';
import { sagaSteps } from '@countersign/db/schema/saga';
import { triesMax } from '@countersign/domain/saga/saga';
import { describe, expect, it } from 'vitest';
import type { ServiceContext } from '../context.ts';
import { getProvisioningSettings } from '../provisioning/settings.ts';
import { startProvisioningByHand } from '../provisioning/start.ts';
import { updateProvisioningSettings } from '../provisioning/update-settings.ts';
import { call } from '../testing/call.ts';
import { createTestTenant, type TestTenant } from '../testing/test-tenant.ts';
import { track } from '../testing/track.ts';
import { useTestDatabase } from '../testing/use-test-database.ts';
import { doStep } from './do-step.ts';
import { getSaga } from './get.ts';
import { listSagas } from './list.ts';
import { resumeSagas } from './resume-sagas.ts';
import { retrySagaStep } from './retry-step.ts';
import { runSagaHere } from './run-here.ts';
import { skipSagaStep } from './skip-step.ts';
import { undoSaga } from './undo.ts';

const database = useTestDatabase();
const allSteps = [
  'portal_roles',
  'crm_account',
  'trading_account',
  'tracking_link',
  'referral_code',
  'mailing_list',
] as const;

async function arrange(steps: readonly (typeof allSteps)[number][] = allSteps) {
  const tenant = await createTestTenant(database());
  await track.setUp(tenant);
  await call(provisioningOperations['update-settings'], updateProvisioningSettings, tenant.admin, {
    params: { id: tenant.programId },
    body: { steps: [...steps], contactRoles: ['marketing'], mailingList: 'partners' },
    ifMatch: 0,
  });
  return { tenant, systems: tenant.ports.systems, ...tell(tenant) };
}

function tell(tenant: TestTenant) {
  const { enrollmentId } = tenant.partnerA;
  const acting = (id: string, body: object) => ({ params: { id }, body }) as never;
  return {
    start: (ctx: ServiceContext = tenant.pm) =>
      call(provisioningOperations.start, startProvisioningByHand, ctx, { body: { enrollmentId } }),
    run: (id: string) => runSagaHere(tenant.system, id),
    get: (id: string) => call(sagaOperations.get, getSaga, tenant.pm, { params: { id } }),
    retry: (id: string, step: string, ctx = tenant.pm) =>
      call(sagaOperations['retry-step'], retrySagaStep, ctx, acting(id, { step })),
    skip: (id: string, step: string) =>
      call(sagaOperations['skip-step'], skipSagaStep, tenant.pm, acting(id, { step, reason: 'They have one.' })),
    undo: (id: string) => call(sagaOperations.undo, undoSaga, tenant.pm, acting(id, { reason: 'Not wanted.' })),
    states: async (id: string) =>
      (
        await tenant.inTenant((tx) =>
          tx.select().from(sagaSteps).where(eq(sagaSteps.sagaId, id)).orderBy(sagaSteps.position),
        )
      ).map(({ state }) => state),
    live: () =>
      tenant.inTenant(async (tx) => ({
        links: (await tx.select().from(links).where(eq(links.enrollmentId, enrollmentId))).map(
          ({ archivedAt }) => archivedAt === null,
        ),
        codes: (await tx.select().from(couponCodes).where(eq(couponCodes.enrollmentId, enrollmentId))).map(
          ({ archivedAt }) => archivedAt === null,
        ),
        roles: (
          await tx.select().from(contacts).where(eq(contacts.partnerId, tenant.partnerA.id)).orderBy(contacts.name)
        ).map(({ roles }) => roles.join(' ')),
      })),
    mails: () =>
      tenant.inTenant((tx) =>
        tx.select().from(messages).where(eq(messages.kind, 'saga_waiting')).orderBy(messages.recipientName),
      ),
  };
}

describe('a provisioning', () => {
  it('sets up here and elsewhere what the program has chosen, once, and gives the same one when asked again', async () => {
    const { systems, ...told } = await arrange();
    const { id } = await told.start();
    expect((await told.start()).id).toBe(id);
    expect(await told.run(id)).toEqual({ kind: 'end', status: 'done' });
    expect(await told.run(id)).toEqual({ kind: 'end', status: 'done' });
    const seen = await told.get(id);
    expect(seen).toMatchObject({ status: 'done', doneCount: 6, waitsOn: null, canUndo: true, startedBy: 'pm' });
    expect(seen.steps.map(({ key, attempts }) => [key, attempts])).toEqual(allSteps.map((key) => [key, 1]));
    expect(seen.steps.find(({ key }) => key === 'referral_code')?.output['code']).toBe('NORDLICHTSYS');
    expect(await told.live()).toEqual({ links: [true], codes: [true], roles: ['owner marketing', 'sales marketing'] });
    expect(systems.crm.book()).toMatchObject([
      { reference: id, isOpen: true, detail: { name: 'Nordlicht Systemhaus' } },
    ]);
    expect(systems.tradingPlatform.book()).toMatchObject([{ detail: { currency: 'EUR' } }]);
    expect(systems.mailingList.book()).toHaveLength(2);
  });

  it('of a program that has chosen nothing is refused, and steps without their system cannot be chosen', async () => {
    const tenant = await createTestTenant(database());
    await expect(tell(tenant).start()).rejects.toMatchObject({ code: 'conflict' });
    const without = { ...tenant.admin, ports: { ...tenant.ports, systems: { ...tenant.ports.systems, crm: null } } };
    const settings = await call(provisioningOperations.settings, getProvisioningSettings, without, {
      params: { id: tenant.programId },
    });
    expect(settings.available.map(({ step }) => step)).not.toContain('crm_account');
    await expect(
      call(provisioningOperations['update-settings'], updateProvisioningSettings, without, {
        params: { id: tenant.programId },
        body: { steps: ['crm_account'], contactRoles: [], mailingList: null },
        ifMatch: 0,
      }),
    ).rejects.toMatchObject({ code: 'invalid_input', fields: [{ field: 'steps.0' }] });
  });

  it('tries again what got no answer, and finds what was done without one instead of doing it twice', async () => {
    const { systems, ...told } = await arrange();
    systems.crm.fault({ on: 'open', how: 'lost' });
    systems.crm.fault({ on: 'find', how: 'lost' });
    systems.tradingPlatform.fault({ on: 'open', how: 'silent_after_success' });
    const { id } = await told.start();
    expect(await told.run(id)).toEqual({ kind: 'end', status: 'done' });
    const { steps } = await told.get(id);
    expect(steps.map(({ attempts }) => attempts)).toEqual([1, 3, 2, 1, 1, 1]);
    expect(steps[1]).toMatchObject({ state: 'done', lastErrorCode: 'no_answer' });
    expect([systems.crm.book().length, systems.tradingPlatform.book().length]).toEqual([1, 1]);
    expect(systems.tradingPlatform.arrived.filter((what) => what.startsWith('open'))).toHaveLength(1);
  });

  it('that fails for good waits, is seen first, told to manager and administrators, and goes on where it is tried again', async () => {
    const { tenant, systems, ...told } = await arrange();
    systems.crm.fault({ on: 'open', how: { refuses: 'DUPLICATE_NAME' } });
    const { id } = await told.start();
    expect(await told.run(id)).toEqual({ kind: 'wait', status: 'failed', step: 'crm_account' });
    expect(await told.run(id)).toEqual({ kind: 'wait', status: 'failed', step: 'crm_account' });
    expect((await told.mails()).map(({ recipientName }) => recipientName)).toEqual(['admin', 'pm']);
    const waiting = await call(sagaOperations.list, listSagas, tenant.admin, {
      query: { state: 'waiting', limit: 10 },
    });
    expect(waiting.items).toMatchObject([{ id, status: 'failed', waitsOn: 'crm_account', doneCount: 1 }]);
    await expect(told.retry(id, 'crm_account', tenant.salesOwner)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(told.retry(id, 'portal_roles')).rejects.toMatchObject({ code: 'action_not_available' });
    expect(await told.retry(id, 'crm_account')).toMatchObject({ status: 'running' });
    expect(await told.run(id)).toEqual({ kind: 'end', status: 'done' });
  });

  it('goes on without an optional step for a reason, and never without another', async () => {
    const { tenant, systems, ...told } = await arrange();
    systems.tradingPlatform.fault({ on: 'open', how: { refuses: 'X' } });
    systems.crm.fault({ on: 'open', how: 'silent_after_success' });
    const { id } = await told.start();
    for (const step of ['portal_roles', 'crm_account']) await doStep(tenant.system, { sagaId: id, step });
    systems.crm.fault({ on: 'find', how: 'lost', times: triesMax - 1 });
    expect(await told.run(id)).toMatchObject({ step: 'crm_account' });
    const skipped = await told.skip(id, 'crm_account');
    expect(skipped.steps[1]).toMatchObject({
      state: 'skipped',
      attempts: triesMax,
      skippedBy: 'pm',
      skipReason: 'They have one.',
      lastErrorCode: 'no_answer',
    });
    expect(await told.run(id)).toMatchObject({ kind: 'wait', step: 'trading_account' });
    await expect(told.skip(id, 'trading_account')).rejects.toMatchObject({ code: 'action_not_available' });
    // Nobody knew what the first call did. Undone, it is closed all the same.
    expect(systems.crm.book()).toHaveLength(1);
    await told.undo(id);
    expect(await told.run(id)).toEqual({ kind: 'end', status: 'undone' });
    expect(systems.crm.book().filter(({ isOpen }) => isOpen)).toEqual([]);
    const audited = await tenant.inTenant((tx) => tx.select().from(auditLog).where(eq(auditLog.subjectId, id)));
    const actions = audited.map(({ action }) => action);
    for (const action of [
      'saga.start',
      'saga.step_tried',
      'saga.step_failed',
      'saga.skip-step',
      'saga.undo',
      'saga.undone',
    ])
      expect(actions).toContain(action);
  });

  it('is undone last step first, from the end as well, and may be begun anew afterwards', async () => {
    const { tenant, systems, ...told } = await arrange();
    const { id } = await told.start();
    await told.run(id);
    systems.mailingList.fault({ on: 'close', how: 'lost', times: triesMax });
    expect(await told.undo(id)).toMatchObject({ status: 'undoing', undoneBy: 'pm', canUndo: false });
    await expect(told.undo(id)).rejects.toMatchObject({ code: 'action_not_available' });
    expect(await told.run(id)).toEqual({ kind: 'wait', status: 'undo_failed', step: 'mailing_list' });
    expect(await told.states(id)).toEqual(['done', 'done', 'done', 'done', 'done', 'undo_failed']);
    await told.retry(id, 'mailing_list');
    expect(await told.run(id)).toEqual({ kind: 'end', status: 'undone' });
    expect(new Set(await told.states(id))).toEqual(new Set(['undone']));
    expect(await told.live()).toEqual({ links: [false], codes: [false], roles: ['owner', 'sales'] });
    for (const { book } of Object.values(systems)) expect(book().filter(({ isOpen }) => isOpen)).toEqual([]);
    const undone = await tenant.inTenant((tx) =>
      tx
        .select({ facts: auditLog.facts })
        .from(auditLog)
        .where(and(eq(auditLog.subjectId, id), eq(auditLog.action, 'saga.step_undone')))
        .orderBy(auditLog.id),
    );
    expect(undone.map(({ facts }) => facts['step'])).toEqual(allSteps.toReversed());
    const again = await told.start();
    expect(again.id).not.toBe(id);
    expect(await told.run(again.id)).toEqual({ kind: 'end', status: 'done' });
    expect(systems.crm.book().filter(({ isOpen }) => isOpen)).toHaveLength(1);
  });

  it('that nothing goes on with any more is asked for again, and one that waits for somebody is not', async () => {
    const { tenant, systems, ...told } = await arrange();
    const { id } = await told.start();
    const asked = () =>
      tenant.inTenant((tx) => tx.select().from(outbox).where(eq(outbox.kind, 'run_saga')).orderBy(outbox.id));
    expect(await resumeSagas(tenant.system)).toBe(0);
    await database().admin.db.update(outbox).set({ doneAt: tenant.clock.now }).where(eq(outbox.tenantId, tenant.id));
    expect(await resumeSagas(tenant.system)).toBe(1);
    expect((await asked()).map(({ payload }) => payload)).toEqual([{ sagaId: id }, { sagaId: id }]);
    systems.crm.fault({ on: 'open', how: { refuses: 'X' } });
    await told.run(id);
    await database().admin.db.update(outbox).set({ doneAt: tenant.clock.now }).where(eq(outbox.tenantId, tenant.id));
    expect(await resumeSagas(tenant.system)).toBe(0);
  });
});
