import { idOf } from './stand-in/company.ts';

/** Every route, with a registration in each state that looks different. */
export const signedInPages = {
  home: '/',
  deals: '/deals',
  'deals without match': '/deals?q=zzz',
  register: '/deals/new',
  draft: `/deals/${idOf('deal', 1)}/edit`,
  'in review': `/deals/${idOf('deal', 3)}`,
  'changes requested': `/deals/${idOf('deal', 4)}`,
  waitlisted: `/deals/${idOf('deal', 5)}`,
  offered: `/deals/${idOf('deal', 6)}`,
  approved: `/deals/${idOf('deal', 7)}`,
  won: `/deals/${idOf('deal', 9)}`,
  rejected: `/deals/${idOf('deal', 11)}`,
  links: '/links',
  clicks: '/clicks',
  conversions: '/conversions',
  'conversion test': '/conversions/test',
  customers: '/customers',
  earnings: '/earnings',
  statements: '/statements',
  statement: `/statements/${idOf('stm', 1)}`,
  payouts: '/payouts',
  'payout returned': `/payouts/${idOf('pay', 1)}`,
  'payout held': `/payouts/${idOf('pay', 2)}`,
  'payout sent': `/payouts/${idOf('pay', 3)}`,
  'payment methods': '/payment-methods',
  company: '/company',
  people: '/people',
  profile: '/profile',
  'not found': '/nowhere',
} as const;

export const signedOutPages = {
  'sign-in': '/sign-in',
  'forgot password': '/forgot-password',
  'reset password': '/reset-password?token=abc',
  'reset password without token': '/reset-password',
  invitation: '/invitation?token=abcdefghijklmnopqrst',
  'used invitation': '/accept-invitation?token=bad-abcdefghijklmnopqrst',
} as const;
