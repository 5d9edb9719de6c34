import { agreementOperations } from '@countersign/contracts/agreement/operations';
import { onboardingOperations } from '@countersign/contracts/onboarding/operations';
import { eq } from '@countersign/db/query';
import { agreementConsents, agreementProposals } from '@countersign/db/schema/agreement';
import { onboardings } from '@countersign/db/schema/onboarding';
import { acceptAgreement } from '../agreement/accept.ts';
import { activateAgreement } from '../agreement/activate.ts';
import { createAgreement } from '../agreement/create.ts';
import { mineAgreements } from '../agreement/mine.ts';
import { proposeAgreement } from '../agreement/propose.ts';
import type { ServiceContext } from '../context.ts';
import { openOnboardingByHand } from '../onboarding/open.ts';
import { call } from './call.ts';
import { tellDeals } from './deal-story.ts';
import type { TestTenant } from './test-tenant.ts';

/** An agreement that one partner has accepted and another one answered with its own wording, and an onboarding; ids of each. */
export async function populateOnboarding(tenant: TestTenant): Promise<Readonly<Record<string, string>>> {
  const { acting, runner } = tellDeals(tenant);
  const body = '# Terms\nWombatholm pays within 30 days.';
  const written = await call(agreementOperations.create, createAgreement, acting(tenant.pm), {
    body: {
      programId: tenant.programId,
      name: 'Okapinote terms',
      scope: { partnerType: null, countries: [] },
      draft: {
        texts: [{ language: 'en', title: 'Okapinote terms', body }],
        noticeDays: 30,
        onSilence: 'hold',
        summary: 'Okapinote first.',
      },
    },
  });
  const { inForce } = await call(agreementOperations.activate, activateAgreement, acting(tenant.director), {
    params: { id: written.id },
  });
  const askedOf = async (ctx: ServiceContext) => {
    const [asked] = (await call(agreementOperations.mine, mineAgreements, ctx, { query: {} })).items;
    if (!asked) throw new Error('nothing is asked');
    return asked;
  };
  const [first, second] = [tenant.partnerA.owner.ctx, tenant.partnerB.owner.ctx];
  const asked = await askedOf(first);
  const accepted = await call(agreementOperations.accept, acceptAgreement, acting(first), {
    params: { consentId: asked.id },
    body: { language: 'en', sha256: asked.text.sha256, typedName: 'Xanthe Owner' },
  });
  const other = await askedOf(second);
  await call(agreementOperations.propose, proposeAgreement, acting(second), {
    params: { consentId: other.id },
    body: { language: 'en', body: body.replace('30', '14'), note: 'Okapinote on time.' },
  });
  const onboarding = await call(onboardingOperations.open, openOnboardingByHand, acting(tenant.pm), {
    body: { partnerId: tenant.partnerA.id, programId: tenant.programId },
  });
  await runner.drain(tenant.system);
  const [proposal] = await tenant.inTenant((tx) => tx.select({ id: agreementProposals.id }).from(agreementProposals));
  const [begun] = await tenant.inTenant((tx) => tx.select().from(onboardings).where(eq(onboardings.id, onboarding.id)));
  const [consent] = await tenant.inTenant((tx) =>
    tx.select({ id: agreementConsents.id }).from(agreementConsents).where(eq(agreementConsents.id, asked.id)),
  );
  if (!proposal || !begun || !consent || !inForce || !accepted.acceptance)
    throw new Error('an onboarding lacks something');
  return {
    agreement: written.id,
    agreementVersion: inForce.id,
    acceptance: accepted.acceptance.id,
    consent: consent.id,
    proposal: proposal.id,
    onboarding: onboarding.id,
    'onboarding-template': begun.templateId,
  };
}
