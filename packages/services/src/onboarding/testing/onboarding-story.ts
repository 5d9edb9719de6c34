import { agreementOperations } from '@countersign/contracts/agreement/operations';
import { onboardingOperations, onboardingTemplateOperations } from '@countersign/contracts/onboarding/operations';
import type { BodyInputOf } from '@countersign/contracts/operation/operation';
import { eq } from '@countersign/db/query';
import { messages } from '@countersign/db/schema/case';
import { enrollments } from '@countersign/db/schema/tenant';
import { partnerHolds } from '@countersign/db/schema/vetting';
import { acceptAgreement } from '../../agreement/accept.ts';
import { activateAgreement } from '../../agreement/activate.ts';
import { createAgreement } from '../../agreement/create.ts';
import { mineAgreements } from '../../agreement/mine.ts';
import { saveAgreementDraft } from '../../agreement/save-draft.ts';
import type { ServiceContext } from '../../context.ts';
import { listOnboardingTemplates } from '../../onboarding-template/list.ts';
import { saveOnboardingTemplate } from '../../onboarding-template/save.ts';
import { call } from '../../testing/call.ts';
import { tellDeals } from '../../testing/deal-story.ts';
import { type TestTenant } from '../../testing/test-tenant.ts';
import { activateEnrollment } from '../../vetting/activate-enrollment.ts';
import { completeOnboardingTask } from '../complete.ts';
import { getOnboarding } from '../get.ts';
import { listOnboardings } from '../list.ts';

export type Draft = BodyInputOf<(typeof agreementOperations)['create']>['draft'];
type Tasks = BodyInputOf<(typeof onboardingTemplateOperations)['save']>['tasks'];

export const terms = (body: string, more: Partial<Draft> = {}): Draft => ({
  texts: [{ language: 'en', title: 'Partner terms', body }],
  noticeDays: 30,
  onSilence: 'hold',
  summary: null,
  ...more,
});
export const firstTerms =
  '# 1. Money\nWe pay within 30 days of the end of a month.\n\n# 2. End\nEither side may end this with 30 days of notice.';
export const secondTerms = firstTerms.replace('We pay within 30 days', 'We pay within 45 days');

export const seen = (key: string, kind: Tasks[number]['kind'], more: Partial<Tasks[number]> = {}): Tasks[number] => ({
  key,
  kind,
  title: null,
  help: null,
  side: 'partner',
  needs: [],
  dueInDays: 5,
  proof: 'none',
  reviewRole: null,
  isRequired: true,
  ...more,
});
export const plan: Tasks = [
  seen('agreement', 'agreement'),
  seen('welcome', 'manual', {
    title: 'Welcome call',
    side: 'staff',
    needs: ['agreement'],
    proof: 'text',
    reviewRole: 'channel_director',
  }),
  seen('brochure', 'document', { title: 'Your brochure', proof: 'file' }),
  seen('payment-method', 'payment_method'),
];

/** The acts of agreements and onboardings on a tenant whose cases run in process on its own clock. */
export function tellOnboarding(tenant: TestTenant) {
  const deals = tellDeals(tenant);
  const { runner, acting } = deals;
  const drain = () => runner.drain(tenant.system);
  const owner = tenant.partnerA.owner.ctx;
  const setStatus = (status: 'pending' | 'active') =>
    tenant.inTenant((tx) =>
      tx.update(enrollments).set({ status }).where(eq(enrollments.id, tenant.partnerA.enrollmentId)),
    );
  return {
    drain,
    acting,
    owner,
    runner,
    setStatus,
    async inForce(
      draft: Draft,
      scope: { partnerType: null; countries: string[] } = { partnerType: null, countries: [] },
    ) {
      const written = await call(agreementOperations.create, createAgreement, acting(tenant.pm), {
        body: { programId: tenant.programId, name: `Terms ${scope.countries.join()}`, scope, draft },
      });
      return call(agreementOperations.activate, activateAgreement, acting(tenant.director), {
        params: { id: written.id },
      });
    },
    async next(id: string, draft: Draft) {
      await call(agreementOperations['save-draft'], saveAgreementDraft, tenant.pm, { params: { id }, body: draft });
      return call(agreementOperations.activate, activateAgreement, acting(tenant.director), { params: { id } });
    },
    async useTemplate(tasks: Tasks) {
      const { items } = await call(onboardingTemplateOperations.list, listOnboardingTemplates, tenant.pm, {
        query: {},
      });
      const template = items.find(({ partnerType, isCurrent }) => partnerType === 'reseller' && isCurrent);
      return call(onboardingTemplateOperations.save, saveOnboardingTemplate, tenant.pm, {
        params: { id: template?.id ?? '' },
        body: { tasks },
      });
    },
    /** What clearing a partner does with its place in the program. */
    async clear() {
      const of = { partnerId: tenant.partnerA.id, programId: tenant.programId };
      await tenant.inTenant((tx) => activateEnrollment(tenant.system, tx, of));
      await drain();
    },
    async standing() {
      const [row] = await tenant.inTenant((tx) =>
        tx.select().from(enrollments).where(eq(enrollments.id, tenant.partnerA.enrollmentId)),
      );
      return row?.status;
    },
    async onboarding() {
      const { items } = await call(onboardingOperations.list, listOnboardings, tenant.pm, { query: {} });
      return call(onboardingOperations.get, getOnboarding, tenant.pm, { params: { id: items[0]?.id ?? '' } });
    },
    async task(key: string) {
      return (await this.onboarding()).plan.find((task) => task.key === key);
    },
    async complete(by: ServiceContext, key: string, body: { text: string | null; fileIds?: string[] }) {
      const { id } = await this.onboarding();
      const result = await call(onboardingOperations.complete, completeOnboardingTask, acting(by), {
        params: { id, key },
        body,
      });
      await drain();
      return result;
    },
    async mine() {
      return (await call(agreementOperations.mine, mineAgreements, owner, { query: {} })).items;
    },
    async accept(by: ServiceContext = owner) {
      const [asked] = (await this.mine()).filter(({ status }) => status === 'open' || status === 'overdue');
      if (!asked) throw new Error('nothing is asked');
      const accepted = await call(agreementOperations.accept, acceptAgreement, acting(by), {
        params: { consentId: asked.id },
        body: { language: 'en', sha256: asked.text.sha256, typedName: 'Olga Ortner' },
      });
      await drain();
      return accepted;
    },
    async holds() {
      const rows = await tenant.inTenant((tx) => tx.select().from(partnerHolds));
      return rows
        .filter(({ liftedAt }) => liftedAt === null)
        .map(({ held, reason }) => `${reason}/${held}`)
        .toSorted();
    },
    async mails(kind: string) {
      return (await tenant.inTenant((tx) => tx.select().from(messages).where(eq(messages.kind, kind)))).length;
    },
  };
}
