import { applyBrand } from '@countersign/ui/theme/brand';
import { type ReactNode, useEffect } from 'react';
import { useSearchParams } from 'react-router';
import { client } from '../app/clients.ts';
import { TenantLogo } from '../app/tenant-mark.tsx';
import { useWords } from '../app/texts.tsx';
import { useQuery } from '../data/use-query.ts';
import { usePageTitle } from '../parts/page.tsx';
import { LanguageChoice } from './language-choice.tsx';

interface FrameProps {
  readonly title: string;
  readonly intro?: string | undefined;
  readonly children: ReactNode;
}

/** The page before sign-in, in the tenant's name and colour. */
export function SignInFrame({ title, intro, children }: FrameProps) {
  const branding = useBranding();
  usePageTitle(title);
  return (
    <div className="gate">
      <main className="gate-card" id="content">
        <div className="gate-mark">
          <TenantLogo
            key={branding?.logoUrl}
            name={branding?.tenantName ?? 'Countersign'}
            logoUrl={branding?.logoUrl ?? null}
          />
          <strong>{branding?.tenantName ?? 'Countersign'}</strong>
        </div>
        <h1>{title}</h1>
        {intro !== undefined && <p className="soft">{intro}</p>}
        {children}
      </main>
      <footer className="gate-foot">
        <LanguageChoice />
      </footer>
    </div>
  );
}

export function useBranding() {
  const [search] = useSearchParams();
  const tenant = search.get('tenant') ?? undefined;
  const { data } = useQuery(`branding ${tenant}`, (signal) =>
    client.call('session.branding', { query: tenant === undefined ? {} : { tenant }, signal }),
  );
  useEffect(() => {
    if (data === undefined || data === null) return;
    applyBrand(data.colour, document.documentElement);
    document.documentElement.dataset['tenant'] = data.tenantName;
  }, [data]);
  return data ?? undefined;
}

export function useIntro(): string {
  const branding = useBranding();
  const { texts, fill } = useWords();
  return branding === undefined ? texts.signIn.introPlain : fill(texts.signIn.intro, { name: branding.tenantName });
}
