import { type ReactNode, Suspense, useEffect, useRef } from 'react';
import { NavLink, ScrollRestoration, useLocation } from 'react-router';
import { ButtonLink } from '../parts/button.tsx';
import { Icon, type IconName } from '../parts/icon.tsx';
import { Loading } from '../parts/states.tsx';
import { AccountMenu } from './account-menu.tsx';
import { MembershipSwitcher } from './membership-switcher.tsx';
import type { Session } from './session.tsx';
import { TenantMark } from './tenant-mark.tsx';
import { useWords } from './texts.tsx';
import { useOnline } from './use-online.ts';

const places = [
  { to: '/', icon: 'home', text: 'home' },
  { to: '/deals', icon: 'deals', text: 'deals' },
  { to: '/company', icon: 'company', text: 'company' },
  { to: '/people', icon: 'people', text: 'people' },
] as const satisfies readonly { to: string; icon: IconName; text: string }[];

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
          {places.map(({ to, icon, text }) => (
            <NavLink key={to} to={to} end={to === '/'} className="place">
              <Icon name={icon} size={20} />
              <span>{texts.app[text]}</span>
            </NavLink>
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
