import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Company } from '../stack/company.ts';
import type { Deals } from '../stack/deals.ts';
import type { Stack } from '../stack/start-stack.ts';
import { prepareMoney } from './money-examples.ts';
import { beginOnboarding, beginProvisioning, recruit, teach } from './partner-examples.ts';

export type Site = 'portal' | 'console';

const appsDir = join(import.meta.dirname, '..', '..', 'apps');
const routers = {
  portal: { file: 'portal/src/app/router.tsx', path: /\bpath: '([^']+)'/g },
  console: { file: 'console/src/app/pages.tsx', path: /\bpage\('([^']+)'/g },
} as const;

/** Every path that the app's router knows, as it is written there. */
export function routesOf(site: Site): readonly string[] {
  const { file, path } = routers[site];
  return [...readFileSync(join(appsDir, file), 'utf8').matchAll(path)].map((match) => match[1] ?? '');
}

/** Shown without signing in. */
const openRoutes = new Set([
  '/sign-in',
  '/forgot-password',
  '/reset-password',
  '/invitation',
  '/accept-invitation',
  '/setup',
  '/apply/:slug/join',
  '/apply/:slug/:type',
  '/application/application',
  '/application/prospect',
  '/application/join',
  '/application/data-export',
  '/directory/:slug',
  '/directory/:slug/:partnerId',
]);
export const isOpenRoute = (route: string): boolean => openRoutes.has(route);

/** Everybody who may be sent to look at a page. */
export async function peopleOf({ admin, manager, director, finance, salesOwner, partner, inviteMember }: Company) {
  const compliance = await inviteMember({ name: 'Klara Prüf', roles: ['compliance_analyst'] });
  return { admin, manager, director, finance, salesOwner, compliance, owner: partner.owner };
}
export type Login = keyof Awaited<ReturnType<typeof peopleOf>>;

/** An address, seen by the administrator or the owner of a partner, or by whom it names. */
export type Example = string | { readonly path: string; readonly as: Login };

/** An address for each route, with records behind it that show as much as there is to show. */
export async function examplesOf(
  stack: Stack,
  company: Company,
  deals: Deals,
): Promise<Record<Site, Record<string, readonly Example[]>>> {
  const asAdmin = stack.as(company.admin);
  const asOwner = stack.as(company.partner.owner);
  const submit = () => deals.submit(company.partner.owner, deals.terms());
  const draft = await asOwner.call('deal-registration.create-draft', {
    body: { programId: company.programId, terms: deals.terms() },
  });
  const [inReview, asked, approved] = await Promise.all([submit(), submit(), submit()]);
  await deals.taskOf(inReview.id);
  await deals.decideNext(company.manager, asked.id, {
    outcome: 'request_changes',
    fields: ['closeMonth', 'amount'],
    text: 'When, and how much?',
    internalNote: 'Ask twice.',
  });
  await deals.decideNext(company.manager, approved.id, { outcome: 'approve' });
  await deals.becomes(approved.id, 'approved');
  const caseOf = async (id: string) => `/cases/${(await deals.get(id)).caseId}`;
  const account = await asAdmin.call('account.create', {
    body: { name: 'Bodenwerk AG', kind: 'customer', isNamed: true, country: 'DE' },
  });
  await asAdmin.call('api-key.create', { body: { name: 'Reports', scopes: ['partner.list'] } });
  const csv = new Blob(['name,country\nTalwerk GmbH,DE\nBergwerk GmbH,XX\n'], { type: 'text/csv' });
  const file = await asAdmin.call('file.upload', { query: { name: 'accounts.csv', purpose: 'import' }, body: csv });
  const job = await asAdmin.call('import.create', { body: { kind: 'account', fileId: file.id } });
  const { items: messages } = await asAdmin.call('message.list', { query: { limit: 1 } });
  const money = await prepareMoney(stack, company);
  const recruited = await recruit(stack, company);
  const dataRequest = await asAdmin.call('data-request.record', {
    body: { kind: 'erasure', programId: company.programId, email: 'zoe@elsewhere.example', note: 'By letter.' },
  });
  const vetting = await asAdmin.call('vetting.open', {
    body: {
      partnerId: company.partner.partnerId,
      programId: company.programId,
      occasion: 'existing_partner',
      text: null,
    },
  });
  const sagaId = await beginProvisioning(stack, company);
  const onboarding = await beginOnboarding(stack, company);
  const { items: memberships } = await asAdmin.call('enrollment.list', {
    query: { partnerId: company.partner.partnerId, limit: 1 },
  });
  const enrollmentId = memberships[0]?.id ?? '';
  const exit = await asOwner.call('exit.ask', { body: { enrollmentId, text: 'We close our shop.' } });
  const tierChange = await asAdmin.call('tier-change.propose', {
    body: {
      enrollmentId,
      tier: 'Gold',
      effectiveOn: '2099-01-01',
      endsOn: '2099-03-31',
      reason: 'negotiated',
      note: 'For the fair.',
      partnerText: 'For your spring campaign.',
    },
  });
  const learning = await teach(stack, company);
  const plain = (...paths: readonly string[]) => Object.fromEntries(paths.map((path) => [path, [path]]));
  const token = 'abcdefghijklmnopqrstuvwxyz0123456789';
  return {
    portal: {
      ...plain(
        '/',
        '/sign-in',
        '/forgot-password',
        '/deals',
        '/deals/new',
        '/company',
        '/company/details',
        '/company/papers',
        '/company/directory',
        '/people',
        '/profile',
      ),
      ...plain('/onboarding', '/agreements'),
      '/agreements/:id': [`/agreements/${onboarding.consentId}`],
      ...plain('/links', '/clicks', '/conversions', '/conversions/test', '/customers'),
      ...plain('/earnings', '/statements', '/payouts', '/payment-methods'),
      '/statements/:id': [`/statements/${money.statementId}`],
      ...plain('/membership'),
      '/membership/:id': [`/membership/${exit.id}`],
      '/payouts/:id': [`/payouts/${money.payoutId}`],
      ...plain('/training', '/tax-form', '/referrals'),
      '/training/:id': [`/training/${learning.courseId}`],
      '/tax-form/:id': [`/tax-form/${learning.taxFormId}`],
      '/apply/:slug/join': ['/apply/example/join'],
      '/apply/:slug/:type': ['/apply/example/reseller'],
      '/application/application': [recruited.link],
      '/application/prospect': [recruited.invitation],
      '/application/join': [recruited.join],
      '/application/data-export': [`/application/data-export#${token}`],
      '/directory/:slug': ['/directory/example'],
      '/directory/:slug/:partnerId': [`/directory/example/${company.partner.partnerId}`],
      '/reset-password': [`/reset-password?token=${token}`],
      '/invitation': [`/invitation?token=${token}`],
      '/accept-invitation': [`/accept-invitation?token=${token}`],
      '/deals/:id': [inReview, asked, approved].map(({ id }) => `/deals/${id}`),
      '/deals/:id/edit': [`/deals/${draft.id}/edit`],
      '*': ['/nowhere'],
    },
    console: {
      ...plain(
        '/',
        '/sign-in',
        '/forgot-password',
        '/setup',
        '/inbox',
        '/deal-registrations',
        '/deal-registrations/create',
        '/partners',
      ),
      ...plain(
        '/partners/create',
        '/accounts',
        '/accounts/create',
        '/members',
        '/members/invite',
        '/policies',
        '/imports',
        '/imports/create',
      ),
      ...plain(
        '/messages',
        '/audit',
        '/settings',
        '/settings/company',
        '/settings/programs/create',
        '/settings/products',
        '/settings/api-keys',
        '/profile',
      ),
      ...plain('/periods', '/payout-runs', '/payout-runs/create', '/payment-methods', '/bank-entries', '/plans'),
      ...plain('/end-customers', '/touches', '/payouts', '/adjustments'),
      ...plain('/prospects', '/prospects/board', '/prospects/create'),
      ...plain('/applications', '/applications/funnel', '/applications/pages', '/application-forms'),
      '/prospects/:prospectId': [`/prospects/${recruited.prospectId}`],
      '/applications/:applicationId': [`/applications/${recruited.applicationId}`],
      '/application-forms/:formId': [`/application-forms/${recruited.formId}`],
      ...plain('/vettings', '/directory', '/directory/pages', '/prospects/criteria'),
      '/directory/:partnerId': [`/directory/${company.partner.partnerId}`],
      '/screening/matches': [{ path: '/screening/matches', as: 'compliance' }],
      '/screening/lists': [{ path: '/screening/lists', as: 'compliance' }],
      ...plain('/courses', '/courses/learners', '/tax-forms', '/tax-forms/missing', '/tax-forms/rules'),
      '/courses/:courseId': [`/courses/${learning.courseId}`],
      '/tax-forms/:taxFormId': [{ path: `/tax-forms/${learning.taxFormId}`, as: 'compliance' }],
      ...plain('/sagas', '/activation', '/exits', '/tier-changes'),
      '/exits/:exitId': [`/exits/${exit.id}`],
      '/tier-changes/:tierChangeId': [`/tier-changes/${tierChange.id}`],
      '/partners/:partnerId/end/:enrollmentId': [`/partners/${company.partner.partnerId}/end/${enrollmentId}`],
      ...plain('/onboardings', '/onboarding-templates', '/agreements', '/agreements/create'),
      '/onboarding-templates/:templateId': [`/onboarding-templates/${onboarding.templateId}`],
      '/agreements/:agreementId': [`/agreements/${onboarding.agreementId}`],
      '/sagas/:sagaId': [`/sagas/${sagaId}`],
      ...plain('/licences', '/renewals', '/watch'),
      '/holds': [{ path: '/holds', as: 'compliance' }],
      '/rules': [{ path: '/rules', as: 'compliance' }],
      ...plain('/data-requests', '/settings/retention'),
      '/data-requests/:requestId': [`/data-requests/${dataRequest.id}`],
      '/vettings/:vettingId': [{ path: `/vettings/${vetting.id}`, as: 'compliance' }],
      ...plain('/plans/create', '/events', '/ledger', '/settings/legal-entities', '/settings/event-sources'),
      '/periods/:periodId': [`/periods/${money.periodId}`],
      '/plans/:planId': [`/plans/${money.planId}`],
      '/plans/:planId/edit': [`/plans/${money.planId}/edit`],
      '/events/:eventId': [`/events/${money.eventId}`],
      '/settings/programs/:programId/provisioning': [`/settings/programs/${company.programId}/provisioning`],
      '/settings/programs/:programId/tracking': [`/settings/programs/${company.programId}/tracking`],
      '/settings/programs/:programId/attribution': [`/settings/programs/${company.programId}/attribution`],
      '/plans/:planId/overrides/create': [`/plans/${money.planId}/overrides/create`],
      '/end-customers/:endCustomerId': [`/end-customers/${money.endCustomerId}`],
      '/adjustments/:adjustmentId': [`/adjustments/${money.adjustmentId}`],
      '/statements/:statementId': [`/statements/${money.statementId}`],
      '/payout-runs/:runId': [`/payout-runs/${money.runId}`],
      '/payouts/:payoutId': [`/payouts/${money.payoutId}`],
      '/reset-password': [`/reset-password?token=${token}`],
      '/accept-invitation': [`/accept-invitation?token=${token}`],
      '/cases/:caseId': [
        await caseOf(inReview.id),
        await caseOf(asked.id),
        await caseOf(approved.id),
        `/cases/${money.adjustmentCaseId}`,
        `/cases/${onboarding.caseId}`,
      ],
      '/deal-registrations/:dealId': [`/deal-registrations/${draft.id}`],
      '/partners/:partnerId': [`/partners/${company.partner.partnerId}`],
      '/partners/:partnerId/edit': [`/partners/${company.partner.partnerId}/edit`],
      '/accounts/:accountId': [`/accounts/${account.id}`],
      '/members/:memberId': [`/members/${company.manager.membershipId}`],
      '/policies/:policyId': [`/policies/${company.policyId}`],
      '/imports/:importId': [`/imports/${job.id}`],
      '/messages/:messageId': [`/messages/${messages[0]?.id}`],
      '/settings/programs/:programId': [`/settings/programs/${company.programId}`],
      '/settings/calendars/:calendarId': [`/settings/calendars/${company.calendarId}`],
    },
  };
}
