import type { checks, vettings } from '@countersign/db/schema/vetting';
import type { CheckOutcome, CheckSource } from '@countersign/domain/check/check';
import type { ProgramPreset } from '@countersign/domain/partner/partner';
import type { RiskFactor } from '@countersign/domain/risk/risk';
import type { CivilDate } from '@countersign/domain/time/civil-date';
import type { VettingStatement } from '@countersign/domain/vetting/statement';
import type { ServiceContext } from '../context.ts';

/** What a check looked at and found, and what a person noted. */
export interface Findings {
  readonly input: Readonly<Record<string, unknown>>;
  readonly result: Readonly<Record<string, unknown>>;
  readonly note: string | null;
}
export type CheckRow = Omit<typeof checks.$inferSelect, 'sealed' | 'plainInput' | 'plainResult' | 'plainNote'> &
  Findings;
export type VettingRow = typeof vettings.$inferSelect;
export type CheckValue = string | number | boolean | null | string[];

/** What a check is run on. */
export interface CheckSubject {
  readonly ctx: ServiceContext;
  readonly vetting: VettingRow;
  readonly statement: VettingStatement;
  readonly partner: { readonly id: string; readonly name: string; readonly type: string; readonly country: string };
  readonly programKind: ProgramPreset;
  readonly today: CivilDate;
}

export interface CheckResult {
  readonly outcome: CheckOutcome;
  readonly source: CheckSource;
  readonly provider: string | null;
  readonly listVersion: string | null;
  readonly input: Readonly<Record<string, CheckValue>>;
  readonly result: Readonly<Record<string, CheckValue>>;
  readonly factors: readonly RiskFactor[];
}

/** Runs one kind of check, outside any transaction. It throws only for what is worth trying again. */
export type RunCheck = (subject: CheckSubject) => Promise<CheckResult>;

export const byRule = { source: 'rule', provider: 'Countersign', listVersion: null } as const;

/** The outcome that factors stand for where a kind has no other reason to call for a person. */
export function outcomeOf(factors: readonly RiskFactor[]): CheckOutcome {
  return factors.length === 0 ? 'clear' : 'attention';
}
