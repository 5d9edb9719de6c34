import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';

export interface Step {
  readonly title: string;
  readonly text: ReactNode;
  readonly state: 'done' | 'now' | 'later' | 'stopped';
}

const icons: Record<Step['state'], IconName> = { done: 'check', now: 'clock', later: 'more', stopped: 'cross' };

/** Steps from top to bottom, with the one that is under way. */
export function StepList({ steps }: { readonly steps: readonly Step[] }) {
  return (
    <ol className="course">
      {steps.map(({ title, text, state }) => (
        <li key={title} className={`course-${state}`} aria-current={state === 'now' ? 'step' : undefined}>
          <span className="course-mark">
            <Icon name={icons[state]} size={15} />
          </span>
          <div>
            <strong>{title}</strong>
            <div className="soft">{text}</div>
          </div>
        </li>
      ))}
    </ol>
  );
}
