import type { ComponentType } from 'react';
import { createBrowserRouter } from 'react-router';
import { CrashPage } from './crash-page.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import { SignedIn } from './signed-in.tsx';

/** Each page is a chunk of its own. */
function page(load: () => Promise<{ default: ComponentType }>) {
  return { lazy: async () => ({ Component: (await load()).default }) };
}

export const router = createBrowserRouter([
  {
    errorElement: <CrashPage />,
    hydrateFallbackElement: <span />,
    children: [
      { path: '/sign-in', ...page(() => import('../sign-in/sign-in-page.tsx')) },
      { path: '/forgot-password', ...page(() => import('../sign-in/forgot-page.tsx')) },
      { path: '/reset-password', ...page(() => import('../sign-in/reset-page.tsx')) },
      { path: '/invitation', ...page(() => import('../sign-in/invitation-page.tsx')) },
      { path: '/apply/:slug/join', ...page(() => import('../apply/join-page.tsx')) },
      { path: '/apply/:slug/:type', ...page(() => import('../apply/apply-page.tsx')) },
      { path: '/application/application', ...page(() => import('../apply/application-page.tsx')) },
      { path: '/application/data-export', ...page(() => import('../data-request/data-export-page.tsx')) },
      { path: '/application/prospect', ...page(() => import('../apply/invitation-link-page.tsx')) },
      { path: '/application/join', ...page(() => import('../apply/confirm-join-page.tsx')) },
      { path: '/directory/:slug', ...page(() => import('../directory/directory-page.tsx')) },
      { path: '/directory/:slug/:partnerId', ...page(() => import('../directory/entry-page.tsx')) },
      { path: '/accept-invitation', ...page(() => import('../sign-in/invitation-page.tsx')) },
      {
        element: <SignedIn />,
        children: [
          {
            errorElement: <CrashPage />,
            children: [
              { path: '/', ...page(() => import('../home/home-page.tsx')) },
              { path: '/deals', ...page(() => import('../deal/list-page.tsx')) },
              { path: '/deals/new', ...page(() => import('../deal/register-page.tsx')) },
              { path: '/deals/:id', ...page(() => import('../deal/deal-page.tsx')) },
              { path: '/deals/:id/edit', ...page(() => import('../deal/register-page.tsx')) },
              { path: '/links', ...page(() => import('../link/links-page.tsx')) },
              { path: '/clicks', ...page(() => import('../link/clicks-page.tsx')) },
              { path: '/conversions', ...page(() => import('../conversion/list-page.tsx')) },
              { path: '/conversions/test', ...page(() => import('../conversion/test-page.tsx')) },
              { path: '/customers', ...page(() => import('../conversion/customers-page.tsx')) },
              { path: '/earnings', ...page(() => import('../earning/earnings-page.tsx')) },
              { path: '/statements', ...page(() => import('../statement/list-page.tsx')) },
              { path: '/statements/:id', ...page(() => import('../statement/statement-page.tsx')) },
              { path: '/payouts', ...page(() => import('../payout/list-page.tsx')) },
              { path: '/payouts/:id', ...page(() => import('../payout/payout-page.tsx')) },
              { path: '/payment-methods', ...page(() => import('../payment-method/methods-page.tsx')) },
              { path: '/onboarding', ...page(() => import('../onboarding/onboarding-page.tsx')) },
              { path: '/agreements', ...page(() => import('../agreement/agreements-page.tsx')) },
              { path: '/agreements/:id', ...page(() => import('../agreement/agreement-page.tsx')) },
              { path: '/company/papers', ...page(() => import('../paper/papers-page.tsx')) },
              { path: '/company/details', ...page(() => import('../vetting/details-page.tsx')) },
              { path: '/company/directory', ...page(() => import('../directory/profile-page.tsx')) },
              { path: '/membership', ...page(() => import('../membership/memberships-page.tsx')) },
              { path: '/membership/:id', ...page(() => import('../membership/memberships-page.tsx')) },
              { path: '/training', ...page(() => import('../training/training-page.tsx')) },
              { path: '/training/:id', ...page(() => import('../training/course-page.tsx')) },
              { path: '/tax-form', ...page(() => import('../tax-form/tax-page.tsx')) },
              { path: '/tax-form/:id', ...page(() => import('../tax-form/interview-page.tsx')) },
              { path: '/company', ...page(() => import('../company/company-page.tsx')) },
              { path: '/people', ...page(() => import('../people/people-page.tsx')) },
              { path: '/referrals', ...page(() => import('../referral/referrals-page.tsx')) },
              { path: '/profile', ...page(() => import('../profile/profile-page.tsx')) },
              { path: '*', element: <NotFoundPage /> },
            ],
          },
        ],
      },
    ],
  },
]);
