import { type ComponentType, type LazyExoticComponent, lazy } from 'react';

type PageModule = () => Promise<{ default: ComponentType }>;
interface PageRoute {
  path: string;
  Page: LazyExoticComponent<ComponentType>;
}

const page = (path: string, load: PageModule): PageRoute => ({ path, Page: lazy(load) });

/** Shown without signing in. */
export const openPages: readonly PageRoute[] = [
  page('/sign-in', () => import('../auth/sign-in-page.tsx')),
  page('/forgot-password', () => import('../auth/forgot-password-page.tsx')),
  page('/reset-password', () => import('../auth/reset-password-page.tsx')),
  page('/accept-invitation', () => import('../auth/accept-invitation-page.tsx')),
  page('/setup', () => import('../setup/setup-page.tsx')),
];

/** One line per screen; each is loaded when it is first visited. */
export const pages: readonly PageRoute[] = [
  page('/', () => import('../dashboard/dashboard-page.tsx')),
  page('/inbox', () => import('../inbox/inbox-page.tsx')),
  page('/cases/:caseId', () => import('../case/case-page.tsx')),
  page('/deal-registrations', () => import('../deal-registration/deal-list-page.tsx')),
  page('/deal-registrations/create', () => import('../deal-registration/deal-create-page.tsx')),
  page('/deal-registrations/:dealId', () => import('../deal-registration/deal-page.tsx')),
  page('/partners', () => import('../partner/partner-list-page.tsx')),
  page('/partners/create', () => import('../partner/partner-create-page.tsx')),
  page('/partners/:partnerId', () => import('../partner/partner-page.tsx')),
  page('/partners/:partnerId/edit', () => import('../partner/partner-edit-page.tsx')),
  page('/vettings', () => import('../vetting/vetting-list-page.tsx')),
  page('/vettings/:vettingId', () => import('../vetting/vetting-page.tsx')),
  page('/prospects', () => import('../prospect/prospect-list-page.tsx')),
  page('/prospects/board', () => import('../prospect/prospect-board-page.tsx')),
  page('/prospects/create', () => import('../prospect/prospect-create-page.tsx')),
  page('/prospects/:prospectId', () => import('../prospect/prospect-page.tsx')),
  page('/applications', () => import('../application/application-list-page.tsx')),
  page('/applications/funnel', () => import('../application/funnel-page.tsx')),
  page('/applications/pages', () => import('../application/program-pages-page.tsx')),
  page('/applications/:applicationId', () => import('../application/application-page.tsx')),
  page('/application-forms', () => import('../application-form/form-list-page.tsx')),
  page('/application-forms/:formId', () => import('../application-form/form-page.tsx')),
  page('/accounts', () => import('../account/account-list-page.tsx')),
  page('/accounts/create', () => import('../account/account-create-page.tsx')),
  page('/accounts/:accountId', () => import('../account/account-edit-page.tsx')),
  page('/members', () => import('../member/member-list-page.tsx')),
  page('/members/invite', () => import('../member/member-invite-page.tsx')),
  page('/members/:memberId', () => import('../member/member-page.tsx')),
  page('/policies', () => import('../policy/policy-list-page.tsx')),
  page('/policies/:policyId', () => import('../policy/policy-page.tsx')),
  page('/imports', () => import('../import/import-list-page.tsx')),
  page('/imports/create', () => import('../import/import-create-page.tsx')),
  page('/imports/:importId', () => import('../import/import-page.tsx')),
  page('/periods', () => import('../period/period-list-page.tsx')),
  page('/periods/:periodId', () => import('../period/period-page.tsx')),
  page('/statements/:statementId', () => import('../statement/statement-page.tsx')),
  page('/payout-runs', () => import('../payout-run/payout-run-list-page.tsx')),
  page('/payout-runs/create', () => import('../payout-run/payout-run-create-page.tsx')),
  page('/payout-runs/:runId', () => import('../payout-run/payout-run-page.tsx')),
  page('/payment-methods', () => import('../payment-method/payment-method-list-page.tsx')),
  page('/bank-entries', () => import('../bank-entry/bank-entry-list-page.tsx')),
  page('/screening/matches', () => import('../screening/screening-matches-page.tsx')),
  page('/screening/lists', () => import('../screening/screening-lists-page.tsx')),
  page('/plans', () => import('../plan/plan-list-page.tsx')),
  page('/plans/create', () => import('../plan/plan-create-page.tsx')),
  page('/plans/:planId', () => import('../plan/plan-page.tsx')),
  page('/plans/:planId/edit', () => import('../plan/plan-edit-page.tsx')),
  page('/events', () => import('../event/event-list-page.tsx')),
  page('/events/:eventId', () => import('../event/event-page.tsx')),
  page('/ledger', () => import('../ledger/trial-balance-page.tsx')),
  page('/messages', () => import('../message/message-list-page.tsx')),
  page('/messages/:messageId', () => import('../message/message-page.tsx')),
  page('/audit', () => import('../audit/audit-page.tsx')),
  page('/settings', () => import('../settings/settings-page.tsx')),
  page('/settings/company', () => import('../settings/company-page.tsx')),
  page('/settings/programs/:programId', () => import('../settings/program-page.tsx')),
  page('/settings/programs/create', () => import('../settings/program-create-page.tsx')),
  page('/settings/programs/:programId/tracking', () => import('../tracking/tracking-page.tsx')),
  page('/settings/programs/:programId/attribution', () => import('../attribution/attribution-page.tsx')),
  page('/settings/legal-entities', () => import('../legal-entity/legal-entities-page.tsx')),
  page('/settings/event-sources', () => import('../event-source/event-sources-page.tsx')),
  page('/settings/products', () => import('../settings/products-page.tsx')),
  page('/settings/calendars/:calendarId', () => import('../settings/calendar-page.tsx')),
  page('/settings/api-keys', () => import('../settings/api-keys-page.tsx')),
  page('/profile', () => import('../profile/profile-page.tsx')),
];
