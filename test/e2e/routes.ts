import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Company } from '../stack/company.ts';
import type { Deals } from '../stack/deals.ts';
import type { Stack } from '../stack/start-stack.ts';

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
]);
export const isOpenRoute = (route: string): boolean => openRoutes.has(route);

/** An address for each route, with records behind it that show as much as there is to show. */
export async function examplesOf(
  stack: Stack,
  company: Company,
  deals: Deals,
): Promise<Record<Site, Record<string, readonly string[]>>> {
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
  await earn(stack, company);
  const money = await prepareMoney(stack, company);
  const recruited = await recruit(stack, company);
  await asAdmin.call('vetting.open', {
    body: {
      partnerId: company.partner.partnerId,
      programId: company.programId,
      occasion: 'existing_partner',
      text: null,
    },
  });
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
        '/people',
        '/profile',
      ),
      ...plain('/links', '/clicks', '/conversions', '/conversions/test', '/customers'),
      ...plain('/earnings', '/statements', '/payouts', '/payment-methods'),
      // A month has to be over and approved first: the portal's own tests look at these two.
      ...plain('/referrals'),
      '/apply/:slug/join': ['/apply/example/join'],
      '/apply/:slug/:type': ['/apply/example/reseller', '/apply/nowhere/reseller'],
      '/application/application': [recruited.link, `/application/application#${token}`],
      '/application/prospect': [`/application/prospect#${token}`],
      '/application/join': [`/application/join#${token}`],
      '/statements/:id': [],
      '/payouts/:id': [],
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
      ...plain('/prospects', '/prospects/board', '/prospects/create'),
      ...plain('/applications', '/applications/funnel', '/applications/pages', '/application-forms'),
      '/prospects/:prospectId': [`/prospects/${recruited.prospectId}`],
      '/applications/:applicationId': [`/applications/${recruited.applicationId}`],
      '/application-forms/:formId': [`/application-forms/${recruited.formId}`],
      ...plain('/screening/matches', '/screening/lists', '/vettings'),
      // Compliance alone reads one, and an administrator, who looks here, does not.
      '/vettings/:vettingId': [],
      ...plain('/plans/create', '/events', '/ledger', '/settings/legal-entities', '/settings/event-sources'),
      '/periods/:periodId': [`/periods/${money.periodId}`],
      '/plans/:planId': [`/plans/${money.planId}`],
      '/plans/:planId/edit': [`/plans/${money.planId}/edit`],
      '/events/:eventId': [`/events/${money.eventId}`],
      '/settings/programs/:programId/tracking': [`/settings/programs/${company.programId}/tracking`],
      '/settings/programs/:programId/attribution': [`/settings/programs/${company.programId}/attribution`],
      // Money has to be earned, published and available first: the console's own tests look at these two.
      '/statements/:statementId': [],
      '/payout-runs/:runId': [],
      '/reset-password': [`/reset-password?token=${token}`],
      '/accept-invitation': [`/accept-invitation?token=${token}`],
      '/cases/:caseId': [await caseOf(inReview.id), await caseOf(asked.id), await caseOf(approved.id)],
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

/** An open page, its form, and a prospect whose application is begun. */
async function recruit(stack: Stack, { admin, programId, partner }: Company) {
  const asAdmin = stack.as(admin);
  await asAdmin.call('application.update-page', {
    params: { id: programId },
    body: { slug: 'example', isOpen: true },
  });
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
  const { items: mails } = await asAdmin.call('message.list', { query: { limit: 20 } });
  const sent = mails.find(({ kind }) => kind === 'application_link');
  const { text } = await asAdmin.call('message.get', { params: { id: sent?.id ?? '' } });
  const { items: forms } = await asAdmin.call('form.list', { query: { limit: 1 } });
  return {
    prospectId: prospect.id,
    applicationId: applicationId ?? '',
    formId: forms[0]?.id ?? '',
    link: /\/application\/application#[A-Za-z0-9_-]+/.exec(text)?.[0] ?? '',
  };
}

/** A link, a coupon, a purchase with it, and a payment method of the partner. */
async function earn(stack: Stack, { admin, programId, partner }: Company): Promise<void> {
  const asAdmin = stack.as(admin);
  const asOwner = stack.as(partner.owner);
  const { revision } = await asAdmin.call('tracking.get', { params: { id: programId } });
  await asAdmin.call('tracking.update', {
    params: { id: programId },
    ifMatch: revision,
    body: {
      hosts: ['shop.halden.example'],
      defaultTarget: 'https://shop.halden.example/start',
      cookieDays: 90,
      cookieMode: 'always',
      customerMask: 'masked',
    },
  });
  const { items } = await asOwner.call('enrollment.list', { query: { programId } });
  const enrollmentId = items[0]?.id ?? '';
  await asOwner.call('link.create', { body: { enrollmentId, name: 'Newsletter' } });
  await asAdmin.call('coupon.create', { body: { enrollmentId, code: 'SAVE10' } });
  const source = await asAdmin.call('event-source.create', { body: { programId, name: 'Shop', kind: 'api' } });
  const net = { amount: '1000.00', currency: 'EUR' };
  const purchase = { sourceId: source.id, kind: 'order', coupon: 'SAVE10', net } as const;
  await asAdmin.call('event.record', { body: { ...purchase, externalId: 'ORDER-1', customer: 'CUSTOMER-0001' } });
  await asOwner.call('payment-method.propose', {
    body: {
      rail: 'sepa',
      holder: 'Partner GmbH',
      country: 'DE',
      currency: 'EUR',
      account: 'DE89370400440532013000',
      password: partner.owner.password,
    },
  });
}

/** What finance works with: a plan, an event, and last month being closed. */
async function prepareMoney(stack: Stack, { admin, programId }: Company) {
  const asAdmin = stack.as(admin);
  const plan = await asAdmin.call('plan.create', {
    body: {
      programId,
      name: 'Referral',
      document: {
        currency: 'EUR',
        rounding: 'half_up',
        roundAt: 'line',
        base: 'net_of_tax',
        boundary: 'inclusive',
        refundMode: 'proportional',
        fxAt: 'event',
        dayCount: 'calendar_zone',
        monthEnd: 'clamp',
        holdDays: 30,
        rules: [
          {
            name: 'standard',
            leg: 'main',
            kind: 'percentage',
            when: { kinds: ['order', 'invoice_paid'] },
            params: { percent: '20' },
          },
        ],
      },
    },
  });
  const { items: events } = await asAdmin.call('event.list', { query: { limit: 1 } });
  const today = new Date();
  const lastMonth = new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - 1, 1));
  const month = lastMonth.toISOString().slice(0, 7);
  const period = await asAdmin.call('period.close', { body: { programId, month } });
  return { planId: plan.id, eventId: events[0]?.id ?? '', periodId: period.id };
}
