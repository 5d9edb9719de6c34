import { holdOperations } from '@countersign/contracts/hold/operations';
import { renewalOperations } from '@countersign/contracts/renewal/operations';
import { ruleSettingOperations } from '@countersign/contracts/rule-setting/operations';
import { placeHold } from '../hold/place.ts';
import { submitRenewal } from '../renewal/submit.ts';
import { proposeRuleSetting } from '../rule-setting/propose.ts';
import { tellVetting } from '../vetting/testing/vetting-story.ts';
import { insertFile, paper } from '../watch/testing/watch-story.ts';
import { call } from './call.ts';
import type { TestTenant } from './test-tenant.ts';

/** A vetting under review with its checks, a hold by a person's word, a licence handed in and a rule proposed; one id of each. */
export async function populateVetting(tenant: TestTenant): Promise<Readonly<Record<string, string>>> {
  const compliance = await tenant.addMember({ name: 'Xanthe Okapi', roles: ['compliance_analyst'] });
  const story = tellVetting(tenant);
  const opened = await story.open(tenant.director, tenant.partnerB.id);
  await story.answer(tenant.partnerB.owner.ctx, opened.id, { legalName: 'Wombatholm Partners GmbH' });
  const { checks } = await story.get(compliance.ctx, opened.id);
  const [check] = checks;
  const held = await call(holdOperations.place, placeHold, story.acting(compliance.ctx), {
    body: { partnerId: tenant.partnerB.id, held: ['activation'], note: 'Xanthe asked for it.' },
  });
  const [hold] = held.items;
  if (!check || !hold) throw new Error('a vetting has no check, or nothing is held');
  const renewal = await call(renewalOperations.submit, submitRenewal, story.acting(tenant.partnerB.owner.ctx), {
    body: paper(await insertFile(tenant, tenant.partnerB.id), { number: 'Okapinote 7' }),
  });
  const rule = await call(ruleSettingOperations.propose, proposeRuleSetting, story.acting(compliance.ctx), {
    body: { kind: 'risk_weight', ruleId: 'mail_free', value: 5, reason: 'Xanthe finds it light.' },
  });
  return { vetting: opened.id, check: check.id, hold: hold.id, renewal: renewal.id, 'rule-setting': rule.id };
}
