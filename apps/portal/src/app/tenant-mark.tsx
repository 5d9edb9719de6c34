import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import type { Session } from './session.tsx';
import { useWords } from './texts.tsx';

/** The company that runs the program: its logo, else the first letter of its name in its colour. */
export function TenantMark({ branding }: { readonly branding: Session['branding'] }) {
  const { texts } = useWords();
  const name = branding?.tenantName ?? 'Countersign';
  useEffect(() => {
    document.documentElement.dataset['tenant'] = name;
  }, [name]);
  return (
    <Link to="/" className="tenant-mark">
      <TenantLogo name={name} logoUrl={branding?.logoUrl ?? null} />
      <span className="tenant-name">
        <strong>{name}</strong>
        <small>{texts.app.portalOf}</small>
      </span>
    </Link>
  );
}

export function TenantLogo({ name, logoUrl }: { readonly name: string; readonly logoUrl: string | null }) {
  const [isBroken, setBroken] = useState(false);
  if (logoUrl !== null && !isBroken) {
    return <img className="tenant-logo" src={logoUrl} alt="" onError={() => setBroken(true)} />;
  }
  return (
    <span className="tenant-logo tenant-letter" aria-hidden="true">
      {[...name][0]}
    </span>
  );
}
