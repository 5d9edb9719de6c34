import { cases } from './stand-in/cases.ts';
import { accounts, calendars, members, partners, programs } from './stand-in/company.ts';
import { adjustment, customer } from './stand-in/earning-answers.ts';
import { events } from './stand-in/event-records.ts';
import { moneyCases, payouts, periods, runs, statements } from './stand-in/money-records.ts';
import { plans } from './stand-in/plan-records.ts';
import { messages, policies } from './stand-in/records.ts';

const caseWith = (status: string) => cases.find(({ view }) => view.status === status)?.view.id ?? '';

/** Every page of the console, with the records that the stand-in holds. */
export const routes: Record<string, string> = {
  home: '/',
  inbox: '/inbox',
  'case-review': `/cases/${cases[0]?.view.id}`,
  'case-protected': `/cases/${caseWith('approved')}`,
  'case-rejected': `/cases/${caseWith('rejected')}`,
  deals: '/deal-registrations',
  'deal-create': '/deal-registrations/create',
  'deal-draft': `/deal-registrations/${cases.find(({ deal }) => deal.status === 'draft')?.deal.id}`,
  partners: '/partners',
  partner: `/partners/${partners[0]?.id}`,
  'partner-create': '/partners/create',
  'partner-edit': `/partners/${partners[0]?.id}/edit`,
  accounts: '/accounts',
  'account-create': '/accounts/create',
  account: `/accounts/${accounts[0]?.id}`,
  members: '/members',
  'member-invite': '/members/invite',
  member: `/members/${members[1]?.id}`,
  policies: '/policies',
  policy: `/policies/${policies[0]?.id}`,
  imports: '/imports',
  'import-create': '/imports/create',
  'import-done': '/imports/import_01jt0000000000000000000001',
  'import-check': '/imports/import_01jt0000000000000000000002',
  'import-map': '/imports/import_01jt0000000000000000000003',
  periods: '/periods',
  period: `/periods/${periods[0]?.id}`,
  statement: `/statements/${statements[0]?.id}`,
  'case-period': `/cases/${moneyCases[0]?.view.id}`,
  'case-run': `/cases/${moneyCases[1]?.view.id}`,
  runs: '/payout-runs',
  'run-create': '/payout-runs/create',
  run: `/payout-runs/${runs[0]?.id}`,
  'payment-methods': '/payment-methods',
  bank: '/bank-entries',
  plans: '/plans',
  'plan-create': '/plans/create',
  plan: `/plans/${plans[0]?.id}`,
  'plan-edit': `/plans/${plans[0]?.id}/edit`,
  events: '/events',
  event: `/events/${events[0]?.id}`,
  'event-kept': `/events/${events[1]?.id}`,
  'plan-override': `/plans/${plans[0]?.id}/overrides/create`,
  'end-customer': `/end-customers/${customer.id}`,
  touches: '/touches',
  payout: `/payouts/${payouts[0]?.id}`,
  adjustment: `/adjustments/${adjustment.id}`,
  ledger: '/ledger',
  tracking: `/settings/programs/${programs[0]?.id}/tracking`,
  attribution: `/settings/programs/${programs[0]?.id}/attribution`,
  'legal-entities': '/settings/legal-entities',
  'event-sources': '/settings/event-sources',
  messages: '/messages',
  message: `/messages/${messages[0]?.id}`,
  audit: '/audit',
  settings: '/settings',
  company: '/settings/company',
  program: `/settings/programs/${programs[0]?.id}`,
  'program-create': '/settings/programs/create',
  products: '/settings/products',
  calendar: `/settings/calendars/${calendars[0]?.id}`,
  'api-keys': '/settings/api-keys',
  profile: '/profile',
  'not-found': '/nowhere',
};

/** Pages that need no sign-in. */
export const openRoutes: Record<string, string> = {
  'sign-in': '/sign-in',
  'forgot-password': '/forgot-password',
  'reset-password': '/reset-password?token=abc',
  invitation: '/accept-invitation?token=abcdefghijklmnopqrstuvwxyz0123456789abcdefg',
  setup: '/setup',
};
