import { isProblem } from '@countersign/ui/client/problem';
import type { ReactNode } from 'react';
import { useWords } from '../app/texts.tsx';
import { Button, ButtonLink } from './button.tsx';
import { Icon, type IconName } from './icon.tsx';
import { problemText } from './problem-text.ts';

/** Grey bars in the shape of what comes; announced once as loading. */
export function Loading({ rows = 4 }: { readonly rows?: number }) {
  const { texts } = useWords();
  return (
    <div className="loading" role="status">
      <span className="visually-hidden">{texts.states.loading}</span>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="skeleton" aria-hidden="true" />
      ))}
    </div>
  );
}

interface EmptyProps {
  readonly icon: IconName;
  readonly title: string;
  readonly text: string;
  /** Whether it stands for the whole page and so has the page's heading. */
  readonly isPage?: boolean;
  readonly children?: ReactNode;
}

export function Empty({ icon, title, text, isPage = false, children }: EmptyProps) {
  const Heading = isPage ? 'h1' : 'h2';
  return (
    <div className="empty">
      <span className="empty-icon">
        <Icon name={icon} size={26} />
      </span>
      <Heading>{title}</Heading>
      <p>{text}</p>
      {children}
    </div>
  );
}

interface FailureProps {
  readonly error: unknown;
  readonly onRetry?: () => void;
  readonly isPage?: boolean;
}

/** What went wrong, in words, and what to do about it. */
export function Failure({ error, onRetry, isPage = false }: FailureProps) {
  const { texts } = useWords();
  if (isProblem(error, 'not_found')) {
    return (
      <Empty icon="question" title={texts.states.notFoundTitle} text={texts.states.notFoundText} isPage={isPage}>
        <ButtonLink to="/">{texts.states.toHome}</ButtonLink>
      </Empty>
    );
  }
  const icon = isProblem(error, 'unreachable') ? 'offline' : 'warning';
  return (
    <div role="alert">
      <Empty icon={icon} title={texts.states.failedTitle} text={problemText(error, texts.shared)} isPage={isPage}>
        {onRetry !== undefined && (
          <Button kind="primary" onClick={onRetry}>
            {texts.states.retry}
          </Button>
        )}
      </Empty>
    </div>
  );
}

type NoticeKind = 'info' | 'success' | 'warning' | 'danger';
const noticeIcons = { info: 'info', success: 'check', warning: 'warning', danger: 'warning' } as const;

interface NoticeProps {
  readonly kind: NoticeKind;
  readonly title?: string;
  readonly children?: ReactNode;
}

export function Notice({ kind, title, children }: NoticeProps) {
  return (
    <div className={`notice notice-${kind}`} role={kind === 'danger' ? 'alert' : 'status'}>
      <Icon name={noticeIcons[kind]} />
      <div>
        {title !== undefined && <strong>{title}</strong>}
        {children !== undefined && <div>{children}</div>}
      </div>
    </div>
  );
}
