import { applyBrand } from '@countersign/ui/theme/brand';
import { type ReactNode, useEffect } from 'react';
import { useWords } from '../app/texts.tsx';
import { usePageTitle } from '../parts/page.tsx';
import { LanguageChoice } from '../sign-in/language-choice.tsx';
import '../styles/apply.css';

interface FrameProps {
  readonly title: string;
  readonly intro?: string | undefined;
  readonly company?: { readonly name: string; readonly program: string; readonly colour?: string } | undefined;
  readonly isWide?: boolean;
  readonly children?: ReactNode;
}

/** A page for people without a login, in the company's name and colour. */
export function ApplyFrame({ title, intro, company, isWide = false, children }: FrameProps) {
  const { texts, fill } = useWords();
  usePageTitle(title);
  const colour = company?.colour;
  useEffect(() => {
    if (colour !== undefined) applyBrand(colour, document.documentElement);
  }, [colour]);
  return (
    <div className="gate">
      <main className={isWide ? 'gate-card apply-card' : 'gate-card'} id="content">
        {company !== undefined && (
          <p className="apply-mark">{fill(texts.apply.program, { program: company.program, company: company.name })}</p>
        )}
        <h1>{title}</h1>
        {intro !== undefined && <p className="soft apply-intro">{intro}</p>}
        {children}
      </main>
      <footer className="gate-foot">
        <LanguageChoice />
      </footer>
    </div>
  );
}
