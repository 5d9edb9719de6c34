import type { CaseState } from '@countersign/domain/case/case-state';
import type { EffectInput } from '../case/effect.ts';

/** A text of the command's row; texts never travel through the workflow. */
export function textOf(input: EffectInput<CaseState>, name: string): string | null {
  const value = input.command?.payload[name];
  return typeof value === 'string' ? value : null;
}
