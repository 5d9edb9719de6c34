import { type RuleStepCode, ruleStepCodes } from '../plan/rules/registry.ts';

/** Steps that every rule goes through, those of a refund, and that of a correction by hand. */
export const engineStepCodes = [
  'terms',
  'condition_unmet',
  'leg_taken',
  'tier_params',
  'override_params',
  'override_unusable',
  'no_money',
  'basis',
  'converted',
  'tier_uplift',
  'rounded',
  'cap',
  'nought',
  'hold',
  'nothing_earned',
  'takes_back',
  'refund_ignored',
  'refund_void',
  'refund_part',
  'taken_back',
  'nothing_left',
  'adjusted',
] as const;
export type EngineStepCode = (typeof engineStepCodes)[number];

/** Every code that an explanation may hold: those of the engine, and those of each kind of rule. */
export type TraceCode = EngineStepCode | RuleStepCode;
export const traceCodes: readonly TraceCode[] = [...engineStepCodes, ...ruleStepCodes];
