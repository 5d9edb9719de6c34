import { type ReactNode, Suspense, useEffect, useRef } from 'react';
import { Link, ScrollRestoration, useLocation } from 'react-router';
import { ButtonLink } from '../parts/button.tsx';
import { Icon, type IconName } from '../parts/icon.tsx';
import { Loading } from '../parts/states.tsx';
import { AccountMenu } from './account-menu.tsx';
import { MembershipSwitcher } from './membership-switcher.tsx';
import type { Session } from './session.tsx';
import { TenantMark } from './tenant-mark.tsx';
import { useWords } from './texts.tsx';
import { useOnline } from './use-online.ts';

interface Place {
  readonly to: string;
  readonly icon: IconName;
  readonly text: 'home' | 'deals' | 'links' | 'earnings' | 'company' | 'people';
  /** Other addresses that belong to it. */
  readonly with?: readonly string[];
  /** Not in the bar of small screens, but in the account's menu there. */
  readonly isMinor?: boolean;
}

const places: readonly Place[] = [
  { to: '/', icon: 'home', text: 'home' },
  { to: '/deals', icon: 'deals', text: 'deals' },
  { to: '/links', icon: 'link', text: 'links', with: ['/clicks', '/conversions', '/customers'] },
  { to: '/earnings', icon: 'earnings', text: 'earnings', with: ['/statements', '/payouts', '/payment-methods'] },
  { to: '/company', icon: 'company', text: 'company', isMinor: true },
  { to: '/people', icon: 'people', text: 'people', isMinor: true, with: ['/referrals'] },
];

/** Bar at the side, or above and below on small screens; the page in the middle. */
export function Shell({ session, children }: { readonly session: Session; readonly children: ReactNode }) {
  const { texts } = useWords();
  const isOnline = useOnline();
  const main = useRef<HTMLElement>(null);
  useFocusOnNewPage(main);
  const mayRegister = session.permissions.includes('deal-registration.create-draft');
  return (
    <div className="shell">
      <a className="skip-link" href="#content">
        {texts.app.skip}
      </a>
      <header className="side">
        <TenantMark branding={session.branding} />
        <MembershipSwitcher session={session} />
        {mayRegister && (
          <div className="side-action">
            <ButtonLink to="/deals/new" kind="primary" icon="plus">
              {texts.app.register}
            </ButtonLink>
          </div>
        )}
        <nav className="places" aria-label={texts.app.navigation}>
          {places.map((place) => (
            <PlaceLink key={place.to} place={place} />
          ))}
        </nav>
        <AccountMenu session={session} />
      </header>
      <main id="content" ref={main} tabIndex={-1}>
        {!isOnline && (
          <div className="offline" role="status">
            <Icon name="offline" /> {texts.app.offline}
          </div>
        )}
        <Suspense fallback={<Loading />}>{children}</Suspense>
      </main>
      <ScrollRestoration />
    </div>
  );
}

function PlaceLink({ place }: { readonly place: Place }) {
  const { texts } = useWords();
  const { pathname } = useLocation();
  const isWithin = (path: string) => (path === '/' ? pathname === '/' : `${pathname}/`.startsWith(`${path}/`));
  const isHere = [place.to, ...(place.with ?? [])].some(isWithin);
  const look = ['place', isHere && 'active', place.isMinor === true && 'place-minor'].filter(Boolean).join(' ');
  return (
    <Link to={place.to} className={look} aria-current={isHere ? 'page' : undefined}>
      <Icon name={place.icon} size={20} />
      <span>{texts.app[place.text]}</span>
    </Link>
  );
}

/** After following a link, the next Tab starts in the new page and a screen reader says where it is. */
function useFocusOnNewPage(main: { readonly current: HTMLElement | null }): void {
  const { pathname } = useLocation();
  const last = useRef(pathname);
  useEffect(() => {
    if (last.current === pathname) return;
    const isSameThing = last.current === '/deals/new' && pathname.endsWith('/edit');
    last.current = pathname;
    if (!isSameThing) main.current?.focus({ preventScroll: true });
  }, [pathname, main]);
}
