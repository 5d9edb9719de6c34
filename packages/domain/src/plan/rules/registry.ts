import { cpa } from './cpa.ts';
import { flat } from './flat.ts';
import { milestone } from './milestone.ts';
import { percentage } from './percentage.ts';
import { recurring } from './recurring.ts';
import type { RuleKind } from './rule-kind.ts';
import { tiered } from './tiered.ts';

/** Every kind of rule that a plan may use, in the order in which the editor offers them. */
export const ruleKinds = [percentage, flat, recurring, cpa, tiered, milestone] as const;

export type RuleKindName = (typeof ruleKinds)[number]['name'];
export type RuleStepCode = (typeof ruleKinds)[number]['steps'][number];
type Field = (typeof ruleKinds)[number]['fields'][number];
type Column = Extract<Field, { type: 'rows' }>['columns'][number];
/** Every parameter and every column of one, so that none lacks its words. */
export type RuleParamName = (Field | Column)['name'];
/** Every value that may be chosen for one. */
export type RuleParamChoice = Extract<Field | Column, { type: 'choice' }>['choices'][number];
export const ruleStepCodes: readonly RuleStepCode[] = ruleKinds.flatMap((kind) => kind.steps);

export function ruleKindNamed(name: unknown): RuleKind | undefined {
  return ruleKinds.find((kind) => kind.name === name);
}
