import type { DealEffectInput } from '../update-deal.ts';

/** A text of the command's row; texts never travel through the workflow. */
export function textOf(input: DealEffectInput, name: string): string | null {
  const value = input.command?.payload[name];
  return typeof value === 'string' ? value : null;
}
