import { checkOperations } from '@countersign/contracts/check/operations';
import { eq } from '@countersign/db/query';
import { messages } from '@countersign/db/schema/case';
import { partnerHolds } from '@countersign/db/schema/vetting';
import { describe, expect, it } from 'vitest';
import { recordCheck } from '../check/record.ts';
import { runCheckAgain } from '../check/run.ts';
import { call } from '../testing/call.ts';
import { insertPaymentMethod } from '../testing/paying-tenant.ts';
import { createTestTenant, type TestTenant } from '../testing/test-tenant.ts';
import { useTestDatabase } from '../testing/use-test-database.ts';
import { openVetting } from './open-vetting.ts';
import { annelie, listedPerson, loadLists, tellVetting } from './testing/vetting-story.ts';

const database = useTestDatabase();

async function arrange() {
  const tenant = await createTestTenant(database());
  await loadLists(database(), tenant);
  const ctxOf = async (name: string) => (await tenant.addMember({ name, roles: ['compliance_analyst'] })).ctx;
  return {
    tenant,
    story: tellVetting(tenant),
    clara: await ctxOf('Clara'),
    carl: await ctxOf('Carl'),
    owner: tenant.partnerA.owner.ctx,
  };
}

const standing = (tenant: TestTenant) =>
  tenant.inTenant(async (tx) =>
    (await tx.select().from(partnerHolds).where(eq(partnerHolds.partnerId, tenant.partnerA.id)))
      .filter(({ liftedAt }) => liftedAt === null)
      .map(({ held, reason }) => `${held}: ${reason}`)
      .sort(),
  );
const checkOf = (checks: readonly { id: string; kind: string; outcome: string | null }[], kind: string) => {
  const found = checks.find((check) => check.kind === kind);
  if (!found) throw new Error(`there is no check ${kind}`);
  return found;
};
const listed = { ...annelie, name: 'Zebulon Quackenbush', bornOn: '1960-12-13', country: 'SY' };

describe('a vetting', () => {
  it('without a payment method goes to an analyst, who is neither the manager nor whoever stated it, and lifts the hold', async () => {
    const { tenant, story, clara, owner } = await arrange();
    const opened = await tenant.inTenant((tx) =>
      openVetting(tenant.system, tx, {
        partnerId: tenant.partnerA.id,
        programId: tenant.programId,
        occasion: 'application',
        openedByPersonId: null,
      }),
    );
    expect(await standing(tenant)).toEqual([
      'activation: not_cleared',
      'new_deals: not_cleared',
      'payouts: not_cleared',
    ]);
    expect((await story.own(owner)).items[0]).toMatchObject({ state: 'needs_you', revision: 0 });
    expect(await story.answer(owner, opened.id)).toMatchObject({ state: 'in_review', asked: [] });
    const seen = await story.get(clara, opened.id);
    expect(seen).toMatchObject({ status: 'in_review', riskLevel: 'low', depth: 'standard' });
    expect(checkOf(seen.checks, 'sanctions')).toMatchObject({
      outcome: 'clear',
      listVersion: 'ofac-sdn 1, un-consolidated 1',
    });
    expect(checkOf(seen.checks, 'payment_method').outcome).toBe('not_checked');
    const both = await tenant.addMember({
      name: 'Both',
      roles: ['compliance_analyst'],
      personId: tenant.members.pm.personId,
    });
    await expect(story.decide(both.ctx, opened.number, { outcome: 'approve' })).rejects.toThrow();
    await story.decide(clara, opened.number, { outcome: 'approve' });
    expect(await story.get(clara, opened.id)).toMatchObject({
      status: 'cleared',
      reviewDueOn: '2028-04-02',
      holds: [],
    });
    expect((await story.own(owner)).items[0]?.state).toBe('complete');
  });

  it('of low risk about which everything is known goes through by rule after four business hours', async () => {
    const { tenant, story, clara, owner } = await arrange();
    await insertPaymentMethod(tenant);
    tenant.clock.set('2026-04-07T08:00:00Z');
    const opened = await story.open(tenant.director);
    await story.answer(owner, opened.id, { legalName: 'Müller Handel GmbH' });
    expect(checkOf((await story.get(clara, opened.id)).checks, 'payment_method').outcome).toBe('clear');
    await story.runner.advanceTo(tenant.system, '2026-04-07T11:59:00Z');
    expect((await story.get(clara, opened.id)).status).toBe('in_review');
    await story.runner.advanceTo(tenant.system, '2026-04-07T12:01:00Z');
    expect(await story.get(clara, opened.id)).toMatchObject({ status: 'cleared', reviewDueOn: '2028-04-07' });
  });

  it('counts an owner with 10 % and half of a 40 % holder as 30 % beneficial owner and 50 % for sanctions', async () => {
    const { story, clara, owner, tenant } = await arrange();
    const opened = await story.open(tenant.director);
    const holder = {
      ...annelie,
      id: 'h',
      kind: 'company' as const,
      name: 'Holding GmbH',
      bornOn: null,
    };
    const other = { ...annelie, id: 'b', name: 'Birte Hansen' };
    await story.answer(owner, opened.id, {
      parties: [annelie, other, holder],
      holdings: [
        { holderId: 'a', heldId: 'self', percent: '10' },
        { holderId: 'a', heldId: 'h', percent: '50' },
        { holderId: 'h', heldId: 'self', percent: '40' },
        { holderId: 'b', heldId: 'self', percent: '50' },
      ],
    });
    const { ownership } = await story.get(clara, opened.id);
    expect(ownership?.owners.find(({ partyId }) => partyId === 'a')).toMatchObject({
      percent: '30',
      isBeneficialOwner: true,
      paths: [
        { names: ['Annelie Petersen', 'Holding GmbH', 'Nordlicht Systemhaus GmbH'], percent: '20' },
        { names: ['Annelie Petersen', 'Nordlicht Systemhaus GmbH'], percent: '10' },
      ],
      sanctionsPercent: '50',
      isSanctionsOwner: true,
    });
  });

  it('does not call a VAT number invalid while its register is down, and asks again', async () => {
    const { tenant, story, clara, owner } = await arrange();
    const { vatRegister } = tenant.ports;
    vatRegister.down('MS_UNAVAILABLE');
    const opened = await story.open(tenant.director);
    await story.answer(owner, opened.id, { vatNumber: 'DE129273398' });
    const before = checkOf((await story.get(clara, opened.id)).checks, 'vat');
    expect(before).toMatchObject({
      outcome: 'not_checked',
      result: { register: 'unavailable', code: 'MS_UNAVAILABLE' },
    });
    vatRegister.up();
    vatRegister.answer('DE129273398', { status: 'valid', name: 'Nordlicht', address: null, consultationNumber: null });
    await call(checkOperations.run, runCheckAgain, story.acting(clara), { params: { id: before.id }, body: {} });
    await story.drain();
    expect(checkOf((await story.get(clara, opened.id)).checks, 'vat')).toMatchObject({ outcome: 'clear' });
  });

  it('asks the partner in its review, and is routed again by the answer', async () => {
    const { tenant, story, clara, owner } = await arrange();
    const opened = await story.open(tenant.director);
    await story.answer(owner, opened.id);
    await story.decide(clara, opened.number, { outcome: 'request_changes', fields: ['owners'], text: 'Who else?' });
    const [asked] = (await story.own(owner)).items;
    expect(asked).toMatchObject({ state: 'needs_you', asked: ['owners'], text: 'Who else?', revision: 1 });
    await story.answer(owner, opened.id, { conflict: 'My brother works for you.' }, 1);
    const seen = await story.get(clara, opened.id);
    expect(seen).toMatchObject({ status: 'in_review', revision: 2, riskLevel: 'medium' });
    expect(seen.risk?.factors.map(({ factor, weight }) => [factor, weight])).toEqual([['conflict_declared', 30]]);
    await story.decide(clara, opened.number, { outcome: 'approve' });
    expect((await story.get(clara, opened.id)).status).toBe('cleared');
  });

  it('that finds a listed owner blocks money, asks two of compliance and a report, and says nothing to the partner', async () => {
    const { tenant, story, clara, carl, owner } = await arrange();
    const opened = await story.open(tenant.director);
    const told = await story.answer(owner, opened.id, { parties: [listed] });
    const matched = await story.get(clara, opened.id);
    expect(matched).toMatchObject({ status: 'in_review', riskLevel: 'high', depth: 'full' });
    expect(checkOf(matched.checks, 'sanctions').outcome).toBe('attention');
    await call(checkOperations.record, recordCheck, story.acting(clara), {
      params: { id: checkOf(matched.checks, 'sanctions').id },
      body: {
        outcome: 'adverse',
        factors: ['sanctions_match', 'sanctions_owned'],
        note: `Is ${listedPerson.id}.`,
        fileIds: [],
      },
    });
    await story.drain();
    const blocked = await story.get(clara, opened.id);
    expect(blocked.report?.status).toBe('open');
    expect(await standing(tenant)).toEqual(['activation: true_match', 'new_deals: true_match', 'payouts: true_match']);
    for (const kind of ['registry'])
      await call(checkOperations.record, recordCheck, story.acting(clara), {
        params: { id: checkOf(blocked.checks, kind).id },
        body: { outcome: 'clear', factors: [], note: 'Extract seen.', fileIds: [] },
      });
    await story.drain();
    await expect(story.decide(clara, opened.number, { outcome: 'approve' })).rejects.toMatchObject({
      code: 'match_stands',
    });
    await story.decide(carl, opened.number, { outcome: 'reject', reason: 'sanctions', text: 'Internal.' });
    expect((await story.get(clara, opened.id)).status).toBe('rejected');
    expect(await standing(tenant)).toEqual(['activation: true_match', 'new_deals: true_match', 'payouts: true_match']);
    const [mine] = (await story.own(owner)).items;
    expect(mine).toEqual({ ...told, statement: mine?.statement });
    const mails = await tenant.inTenant((tx) =>
      tx.select({ text: messages.text }).from(messages).where(eq(messages.recipient, tenant.partnerA.owner.email)),
    );
    expect(mails.map(({ text }) => text).join('\n')).not.toMatch(/sanction|match|Internal|reject/i);
  });
});
