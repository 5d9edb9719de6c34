import { useEffect, useRef } from 'react';
import { NavLink, useLocation } from 'react-router';

interface TabsProps {
  readonly label: string;
  readonly tabs: readonly { readonly to: string; readonly text: string; readonly isExact?: boolean }[];
}

/** The pages of one part, as links: each has an address of its own. */
export function Tabs({ label, tabs }: TabsProps) {
  const nav = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another address has another tab that is chosen.
  useEffect(() => {
    nav.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [pathname]);
  return (
    <nav ref={nav} className="tabs" aria-label={label}>
      {tabs.map(({ to, text, isExact }) => (
        <NavLink key={to} to={to} end={isExact === true} className="tab">
          {text}
        </NavLink>
      ))}
    </nav>
  );
}
