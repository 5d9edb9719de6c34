import { holdOperations } from '@countersign/contracts/hold/operations';
import { placeHold } from '../hold/place.ts';
import { tellVetting } from '../vetting/testing/vetting-story.ts';
import { call } from './call.ts';
import type { TestTenant } from './test-tenant.ts';

/** A vetting under review with its checks, and a hold by a person's word; one id of each. */
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
  return { vetting: opened.id, check: check.id, hold: hold.id };
}
