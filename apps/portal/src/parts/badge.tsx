import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';

export type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'danger';

export interface Look {
  readonly tone: Tone;
  readonly icon: IconName;
}

/** A state in colour, icon and words, so that none of them carries it alone. */
export function Badge({ tone, icon, children }: Look & { readonly children: ReactNode }) {
  return (
    <span className={`badge badge-${tone}`}>
      <Icon name={icon} size={14} />
      {children}
    </span>
  );
}
