import { type ReactNode, useEffect } from 'react';

interface PageProps {
  readonly title: string;
  readonly intro?: string | undefined;
  readonly actions?: ReactNode;
  /** A link back to the list above. */
  readonly above?: ReactNode;
  readonly children: ReactNode;
}

/** One heading per page, which is the tab's title as well. */
export function Page({ title, intro, actions, above, children }: PageProps) {
  usePageTitle(title);
  return (
    <div className="page">
      {above}
      <header className="page-head">
        <div>
          <h1>{title}</h1>
          {intro !== undefined && <p className="soft">{intro}</p>}
        </div>
        {actions !== undefined && <div className="page-actions">{actions}</div>}
      </header>
      {children}
    </div>
  );
}

export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · ${document.documentElement.dataset['tenant'] ?? 'Countersign'}`;
  }, [title]);
}

export function Card({
  title,
  actions,
  children,
  tone,
}: {
  readonly title?: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  readonly tone?: 'attention';
}) {
  return (
    <section className={tone === undefined ? 'card' : `card card-${tone}`}>
      {title !== undefined && (
        <header className="card-head">
          <h2>{title}</h2>
          {actions}
        </header>
      )}
      {children}
    </section>
  );
}
