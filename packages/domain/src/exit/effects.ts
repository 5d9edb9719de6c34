import type { ExitArea } from './disposition.ts';

/** `notice`: when the notice begins. `end`: when the time is over. */
export const exitPhases = ['notice', 'end'] as const;
export type ExitPhase = (typeof exitPhases)[number];

/**
 * What an exit does, in this order; undone in the reverse. What others may already have built on, such as a protection
 * that went to somebody else, comes last and is not taken from them again.
 */
export const exitEffects = [
  { key: 'announce', phase: 'notice', area: 'membership', isReversible: true },
  { key: 'end_membership', phase: 'end', area: 'membership', isReversible: true },
  { key: 'close_links', phase: 'end', area: 'links', isReversible: true },
  { key: 'close_access', phase: 'end', area: 'access', isReversible: true },
  { key: 'bar_re_entry', phase: 'end', area: 're_entry', isReversible: true },
  { key: 'settle_deals', phase: 'end', area: 'deals', isReversible: false },
  { key: 'deals_settled', phase: 'end', area: 'deals', isReversible: false },
  { key: 'final_account', phase: 'end', area: 'money', isReversible: true },
  { key: 'finish', phase: 'end', area: 'membership', isReversible: true },
] as const satisfies readonly {
  readonly key: string;
  readonly phase: ExitPhase;
  readonly area: ExitArea;
  readonly isReversible: boolean;
}[];
export type ExitEffectKey = (typeof exitEffects)[number]['key'];

export const exitEffectKeys: readonly [ExitEffectKey, ...ExitEffectKey[]] = [
  'announce',
  'end_membership',
  'close_links',
  'close_access',
  'bar_re_entry',
  'settle_deals',
  'deals_settled',
  'final_account',
  'finish',
];

export function effectsOf(phase: ExitPhase): readonly ExitEffectKey[] {
  return exitEffects.filter((effect) => effect.phase === phase).map(({ key }) => key);
}
