import { createHash } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { Company } from '../stack/company.ts';
import type { Stack } from '../stack/start-stack.ts';

/** A partner that is set up, as far as it goes without tracking. */
export async function beginProvisioning(stack: Stack, { admin, programId, partner }: Company): Promise<string> {
  const asAdmin = stack.as(admin);
  await asAdmin.call('provisioning.update-settings', {
    params: { id: programId },
    ifMatch: 0,
    body: { steps: ['portal_roles', 'tracking_link'], contactRoles: ['marketing'], mailingList: null },
  });
  const { items } = await asAdmin.call('enrollment.list', { query: { partnerId: partner.partnerId } });
  const { id } = await asAdmin.call('provisioning.start', { body: { enrollmentId: items[0]?.id ?? '' } });
  return id;
}

/** A course that is taught, and a statement about tax that is begun. */
export async function teach(stack: Stack, { admin, programId, partner }: Company) {
  const asAdmin = stack.as(admin);
  const { id: courseId, revision } = await asAdmin.call('training.create', {
    body: { programId, partnerType: 'reseller', title: 'Example basics' },
  });
  const params = { id: courseId };
  const saved = await asAdmin.call('training.save-draft', {
    params,
    ifMatch: revision,
    body: {
      definition: {
        title: 'Example basics',
        summary: 'What everybody knows.',
        lessons: [
          { key: 'welcome', title: 'Welcome', kind: 'page', text: '# Welcome\n\nRead this.' },
          { key: 'video', title: 'A video', kind: 'video', url: 'https://videos.example/basics', minutes: 4 },
        ],
        questions: [
          {
            key: 'first',
            kind: 'single',
            text: 'Who signs?',
            options: [
              { key: 'a', text: 'The partner' },
              { key: 'b', text: 'Nobody' },
            ],
            correct: ['a'],
            lessonKey: 'welcome',
          },
        ],
        settings: { isRequired: false, passPercent: 80, attemptsMax: 3, waitHours: 24, validMonths: 12, held: [] },
      },
    },
  });
  await asAdmin.call('training.publish', { params, ifMatch: saved.revision });
  await asAdmin.call('tax-form.set-rules', {
    params: { programId },
    ifMatch: 0,
    body: { regime: 'us', isRequiredForPayout: false },
  });
  const { id: taxFormId } = await stack.as(partner.owner).call('tax-form.begin', { body: { regime: 'us' } });
  return { courseId, taxFormId };
}

/** Terms that wait for the partner's answer, and its next steps. */
export async function beginOnboarding(stack: Stack, { admin, director, programId, partner }: Company) {
  const asAdmin = stack.as(admin);
  const body = '# 1. Money\nWe pay within 30 days.\n\n# 2. End\nEither side may end this with 30 days of notice.';
  const agreement = await asAdmin.call('agreement.create', {
    body: {
      programId,
      name: 'Partner agreement',
      scope: { partnerType: null, countries: [] },
      draft: {
        texts: [
          { language: 'en', title: 'Partner agreement', body },
          { language: 'de', title: 'Partnervertrag', body: body.replace('Money', 'Geld') },
        ],
        noticeDays: 30,
        onSilence: 'hold',
        summary: 'We pay sooner.',
      },
    },
  });
  await stack.as(director).call('agreement.activate', { params: { id: agreement.id } });
  const { caseId } = await asAdmin.call('onboarding.open', { body: { partnerId: partner.partnerId, programId } });
  const { items: asked } = await stack.as(partner.owner).call('agreement.mine', { query: {} });
  const { items: templates } = await asAdmin.call('onboarding-template.list', { query: {} });
  return {
    agreementId: agreement.id,
    caseId,
    consentId: asked[0]?.id ?? '',
    templateId: templates[0]?.id ?? '',
  };
}

/** Nobody fills in a form faster. */
const shortestVisitMs = 2_100;

/** An open page, its form, and a prospect whose application is begun. */
export async function recruit(stack: Stack, { admin, programId, partner }: Company) {
  const asAdmin = stack.as(admin);
  await asAdmin.call('application.update-page', {
    params: { id: programId },
    body: { slug: 'example', isOpen: true },
  });
  const { formToken } = await stack.as(undefined).call('apply.program', { params: { slug: 'example' } });
  const mayBeSentAt = Date.now() + shortestVisitMs;
  await listPartner(stack, { admin, programId, partner });
  await stack.as(partner.owner).call('prospect.refer', {
    body: { programId, partnerType: 'reseller', name: 'Seewerk AG', country: 'CH' },
  });
  const prospect = await asAdmin.call('prospect.create', {
    body: {
      programId,
      source: 'event',
      partnerType: 'reseller',
      name: 'Moorwerk GmbH',
      country: 'DE',
      website: 'https://moorwerk.example',
      contactName: 'Mara Moor',
      contactEmail: 'mara@moorwerk.example',
      fit: { audience: 4, content: 2 },
    },
  });
  const { applicationId } = await asAdmin.call('prospect.convert', { params: { id: prospect.id } });
  const wanted = await asAdmin.call('prospect.create', {
    body: {
      programId,
      source: 'event',
      partnerType: 'reseller',
      name: 'Deichwerk GmbH',
      country: 'DE',
      contactName: 'Dora Deich',
      contactEmail: 'dora@deichwerk.example',
    },
  });
  await asAdmin.call('prospect.invite', { params: { id: wanted.id }, body: {} });
  await setTimeout(Math.max(0, mayBeSentAt - Date.now()));
  await stack.as(undefined).call('apply.join', {
    params: { slug: 'example' },
    body: { name: 'Jan Licht', email: 'jan@partner.example', formToken, work: workFor(formToken) },
  });
  const { items: mails } = await asAdmin.call('message.list', { query: { limit: 50 } });
  const linkOf = async (kind: string, page: string) => {
    const sent = mails.find((mail) => mail.kind === kind);
    const { text } = await asAdmin.call('message.get', { params: { id: sent?.id ?? '' } });
    return new RegExp(`/application/${page}#[A-Za-z0-9_-]+`).exec(text)?.[0] ?? '';
  };
  const { items: forms } = await asAdmin.call('form.list', { query: { limit: 1 } });
  return {
    prospectId: prospect.id,
    applicationId: applicationId ?? '',
    formId: forms[0]?.id ?? '',
    link: await linkOf('application_link', 'application'),
    invitation: await linkOf('prospect_invitation', 'prospect'),
    join: await linkOf('join_confirm', 'join'),
  };
}

/** Everybody is listed, and the partner shows itself. */
async function listPartner(
  stack: Stack,
  { admin, programId, partner }: Pick<Company, 'admin' | 'programId' | 'partner'>,
): Promise<void> {
  const params = { partnerId: partner.partnerId };
  await stack.as(admin).call('directory.update-page', {
    params: { programId },
    body: { isOpen: true, scope: 'everybody' },
  });
  const { revision } = await stack.as(admin).call('partner.get', { params: { id: partner.partnerId } });
  await stack.as(admin).call('partner.update', {
    params: { id: partner.partnerId },
    ifMatch: revision,
    body: { website: 'https://partner.example', registrationNumber: 'HRB 12345' },
  });
  const asOwner = stack.as(partner.owner);
  const profile = {
    description: 'Networks for towns and whoever lives in them.',
    competences: ['implementation' as const, 'support' as const],
    countries: ['DE', 'DK'],
    languages: ['de' as const],
    website: 'https://partner.example',
    logoFileId: null,
  };
  const proposed = await asOwner.call('directory.propose', { body: profile });
  await stack.as(admin).call('directory.review', { params, ifMatch: proposed.revision, body: { outcome: 'publish' } });
  await asOwner.call('directory.propose', {
    body: { ...profile, description: 'Networks, and a word to be looked at.' },
  });
}

/** As a browser finds it: the first number that ends in enough noughts. */
function workFor(formToken: string): string {
  for (let work = 0; ; work += 1) {
    const digest = createHash('sha256').update(`${formToken}:${work}`).digest();
    if (digest.readUInt16BE() >> 2 === 0) return String(work);
  }
}
