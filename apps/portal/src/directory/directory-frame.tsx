import { applyBrand } from '@countersign/ui/theme/brand';
import { type ReactNode, useEffect } from 'react';
import { useWords } from '../app/texts.tsx';
import { LanguageChoice } from '../sign-in/language-choice.tsx';
import '../styles/directory.css';

interface FrameProps {
  readonly title: string;
  readonly intro?: string | undefined;
  readonly colour?: string | undefined;
  readonly above?: ReactNode;
  readonly children?: ReactNode;
}

/** A public page of a directory, in the company's colour. Its title is that of the page, as search engines read it. */
export function DirectoryFrame({ title, intro, colour, above, children }: FrameProps) {
  const { texts } = useWords();
  useEffect(() => {
    document.title = title;
    document.querySelector('meta[name="robots"]')?.remove();
  }, [title]);
  useEffect(() => {
    if (colour !== undefined) applyBrand(colour, document.documentElement);
  }, [colour]);
  return (
    <div className="directory">
      <a className="skip-link" href="#content">
        {texts.app.skip}
      </a>
      <main id="content">
        {above}
        <header>
          <h1>{title}</h1>
          {intro !== undefined && <p className="soft">{intro}</p>}
        </header>
        {children}
      </main>
      <footer className="gate-foot">
        <LanguageChoice />
      </footer>
    </div>
  );
}
