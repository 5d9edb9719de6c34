import { holdOperations } from '@countersign/contracts/hold/operations';
import { renewalOperations } from '@countersign/contracts/renewal/operations';
import { ruleSettingOperations } from '@countersign/contracts/rule-setting/operations';
import { vettingOperations } from '@countersign/contracts/vetting/operations';
import { watchOperations } from '@countersign/contracts/watch/operations';
import { eq } from '@countersign/db/query';
import { vettings } from '@countersign/db/schema/vetting';
import { permissionsOfMember } from '@countersign/domain/permission/permissions';
import { expect, it } from 'vitest';
import type { ServiceContext } from '../context.ts';
import { placeHold } from '../hold/place.ts';
import { submitRenewal } from '../renewal/submit.ts';
import { decideRuleSetting } from '../rule-setting/decide.ts';
import { gatesOf, riskWeightsOf } from '../rule-setting/gates-of.ts';
import { proposeRuleSetting } from '../rule-setting/propose.ts';
import { call } from '../testing/call.ts';
import { describeWriteVerb } from '../testing/describe-write-verb.ts';
import { createTestTenant, type TestTenant } from '../testing/test-tenant.ts';
import { useTestDatabase } from '../testing/use-test-database.ts';
import { answerVetting } from '../vetting/answer.ts';
import { meetVettingCondition } from '../vetting/meet-condition.ts';
import { openVettingByHand } from '../vetting/open.ts';
import { setVettingConditions } from '../vetting/set-conditions.ts';
import { plainCompany, tellVetting } from '../vetting/testing/vetting-story.ts';
import { insertFile, paper } from './testing/watch-story.ts';
import { updateWatchSettings } from './update-settings.ts';

const database = useTestDatabase();

/** The administrator with what somebody of compliance may do, where a test needs nobody in particular. */
const compliance = ({ admin }: TestTenant): ServiceContext => {
  if (admin.actor.kind !== 'member') throw new Error('the administrator is a member');
  return { ...admin, actor: { ...admin.actor, permissions: permissionsOfMember(['compliance_analyst']) } };
};
const openOf = (tenant: TestTenant) => tellVetting(tenant).open(tenant.director);
const reviewed = async (tenant: TestTenant) => {
  const story = tellVetting(tenant);
  const opened = await story.open(tenant.director);
  await story.answer(tenant.partnerA.owner.ctx, opened.id);
  return opened;
};

describeWriteVerb({
  id: 'renewal.submit',
  operation: renewalOperations.submit,
  verb: submitRenewal,
  database,
  prepare: (tenant) => insertFile(tenant),
  by: (tenant) => tenant.partnerA.owner.ctx,
  forbidden: (tenant) => tenant.partnerA.sales.ctx,
  input: (_, fileId) => ({ body: paper(fileId) }),
  otherTenant: { by: (other) => other.partnerA.owner.ctx, code: 'invalid_input' },
  expect: (_, output) => {
    expect(output).toMatchObject({ status: 'in_review', number: 'RNW-2026-00001', stated: { number: 'L-1' } });
    expect(output).not.toHaveProperty('caseId');
  },
  badInput: [
    {
      label: 'what has run out already',
      input: (_, fileId) => ({ body: paper(fileId, { expiresOn: '2026-04-01' }) }),
      field: 'expiresOn',
    },
    { label: 'no document', input: () => ({ body: paper('', { fileId: null }) }), field: 'fileId' },
    {
      label: 'in place of something there is not',
      input: (_, fileId) => ({ body: paper(fileId, { replacesId: `lic_${'0'.repeat(26)}` }) }),
      field: 'replacesId',
    },
  ],
});

describeWriteVerb({
  id: 'watch.update-settings',
  operation: watchOperations['update-settings'],
  verb: updateWatchSettings,
  database,
  by: compliance,
  input: () => ({ body: { kinds: [{ kind: 'insurance' as const, held: ['payouts' as const] }] }, ifMatch: 0 }),
  otherTenant: null,
  expect: (_, output) => {
    expect(output.revision).toBe(1);
    expect(output.kinds.find(({ kind }) => kind === 'insurance')?.held).toEqual(['payouts']);
  },
  badInput: [
    {
      label: 'links for a condition, which is confidential',
      input: () => ({ body: { kinds: [{ kind: 'condition', held: ['links'] }] }, ifMatch: 0 }),
      field: 'kinds.0.held.0',
    },
  ],
});

describeWriteVerb({
  id: 'rule-setting.propose',
  operation: ruleSettingOperations.propose,
  verb: proposeRuleSetting,
  database,
  by: compliance,
  input: () => ({
    body: { kind: 'gate' as const, ruleId: 'uk-bonus', value: 0, reason: 'We have no such customers.' },
  }),
  otherTenant: null,
  expect: (_, output) => expect(output).toMatchObject({ status: 'proposed', standard: 1, mayDecide: false }),
  badInput: [
    {
      label: 'a rule there is not',
      input: () => ({ body: { kind: 'gate', ruleId: 'moon-law', value: 0, reason: 'Why not' } }),
      field: 'ruleId',
    },
    {
      label: 'sanctions that weigh less',
      input: () => ({ body: { kind: 'risk_weight', ruleId: 'sanctions_match', value: 1, reason: 'Why not' } }),
      field: 'value',
    },
  ],
});

describeWriteVerb({
  id: 'vetting.open',
  operation: vettingOperations.open,
  verb: openVettingByHand,
  database,
  by: (tenant) => tenant.director,
  input: (tenant) => ({
    body: { partnerId: tenant.partnerA.id, programId: tenant.programId, occasion: 'review_due' as const, text: null },
  }),
  expect: (_, output) => expect(output).toMatchObject({ status: 'awaiting_partner', occasion: 'review_due' }),
  badInput: [
    {
      label: 'a partner there is not',
      code: 'not_found',
      input: (tenant) => ({
        body: { partnerId: `par_${'0'.repeat(26)}`, programId: tenant.programId, occasion: 'review_due', text: null },
      }),
    },
  ],
});

describeWriteVerb({
  id: 'vetting.answer',
  operation: vettingOperations.answer,
  verb: answerVetting,
  database,
  prepare: openOf,
  by: (tenant) => tenant.partnerA.owner.ctx,
  input: (_, { id }) => ({ params: { id }, body: plainCompany, ifMatch: 0 }),
  otherTenant: { by: (other) => other.partnerA.owner.ctx },
  expect: (_, output) => expect(output).toMatchObject({ state: 'in_review', asked: [], revision: 1 }),
  badInput: [
    {
      label: 'more than all of a company',
      input: (_, { id }) => ({
        params: { id },
        body: { ...plainCompany, holdings: [{ holderId: 'a', heldId: 'self', percent: '101' }] },
        ifMatch: 0,
      }),
    },
  ],
});

describeWriteVerb({
  id: 'vetting.set-conditions',
  operation: vettingOperations['set-conditions'],
  verb: setVettingConditions,
  database,
  prepare: reviewed,
  by: compliance,
  otherTenant: { by: compliance },
  input: (_, { id }) => ({
    params: { id },
    body: { conditions: [{ kind: 'document_supplied' as const, text: 'Extract', until: '2026-05-01' }] },
  }),
  expect: (_, output) => expect(output.conditions).toMatchObject([{ text: 'Extract', metAt: null }]),
  badInput: [
    {
      label: 'a condition without words',
      input: (_, { id }) => ({ params: { id }, body: { conditions: [{ kind: 'other', text: '', until: null }] } }),
    },
  ],
});

describeWriteVerb({
  id: 'vetting.meet-condition',
  operation: vettingOperations['meet-condition'],
  verb: meetVettingCondition,
  database,
  prepare: async (tenant) => {
    const { id } = await reviewed(tenant);
    const conditions = [{ kind: 'document_supplied' as const, text: 'Extract', until: '2026-05-01' }];
    await tenant.inTenant((tx) =>
      tx.update(vettings).set({ conditions, status: 'cleared' }).where(eq(vettings.id, id)),
    );
    return { id };
  },
  by: compliance,
  otherTenant: { by: compliance },
  input: (_, { id }) => ({ params: { id }, body: { place: 0, note: 'It came by post.' } }),
  expect: (_, output) => expect(output.conditions[0]?.metAt).not.toBeNull(),
  badInput: [
    {
      label: 'a condition there is not',
      input: (_, { id }) => ({ params: { id }, body: { place: 3, note: 'It came.' } }),
      field: 'place',
    },
  ],
});

describeWriteVerb({
  id: 'hold.place',
  operation: holdOperations.place,
  verb: placeHold,
  database,
  by: compliance,
  otherTenant: { by: compliance },
  input: (tenant) => ({
    body: { partnerId: tenant.partnerA.id, held: ['new_deals' as const], note: 'Asked by counsel.' },
  }),
  expect: (_, output) => expect(output.items).toMatchObject([{ held: 'new_deals', reason: 'by_compliance' }]),
  badInput: [
    { label: 'nothing held', input: (tenant) => ({ body: { partnerId: tenant.partnerA.id, held: [], note: 'Why' } }) },
  ],
});

it('a rule or a weight is set by two people, and what the product says holds until then', async () => {
  const tenant = await createTestTenant(database());
  const add = async (name: string) => (await tenant.addMember({ name, roles: ['compliance_analyst'] })).ctx;
  const [clara, carl] = [await add('Clara'), await add('Carl')];
  const propose = (kind: 'gate' | 'risk_weight', ruleId: string, value: number) =>
    call(ruleSettingOperations.propose, proposeRuleSetting, clara, {
      body: { kind, ruleId, value, reason: 'Looked at with counsel.' },
    });
  const inForce = () =>
    tenant.inTenant(async (tx) => ({
      hasBonus: (await gatesOf(tenant.system, tx)).some(({ id }) => id === 'uk-bonus'),
      free: (await riskWeightsOf(tenant.system, tx)).mail_free,
    }));
  const rule = await propose('gate', 'uk-bonus', 0);
  const weight = await propose('risk_weight', 'mail_free', 30);
  expect(await inForce()).toEqual({ hasBonus: true, free: 10 });
  const decide = (by: ServiceContext, id: string, outcome: 'confirm' | 'refuse') =>
    call(ruleSettingOperations.decide, decideRuleSetting, by, { params: { id }, body: { outcome } });
  await expect(decide(clara, rule.id, 'confirm')).rejects.toMatchObject({ code: 'same_person' });
  await decide(carl, rule.id, 'confirm');
  await decide(carl, weight.id, 'confirm');
  expect(await inForce()).toEqual({ hasBonus: false, free: 30 });
  const back = await propose('gate', 'uk-bonus', 1);
  await expect(propose('gate', 'uk-bonus', 0)).rejects.toMatchObject({ code: 'conflict' });
  await decide(carl, back.id, 'confirm');
  await decide(carl, (await propose('risk_weight', 'mail_free', 0)).id, 'refuse');
  expect(await inForce()).toEqual({ hasBonus: true, free: 30 });
});
