/** Sums over all statements of a period, in minor units of the program's currency, as digits. */
export interface PeriodTotals {
  readonly statementCount: number;
  readonly earnedMinor: string;
  readonly correctionsMinor: string;
  readonly paidMinor: string;
  readonly closingMinor: string;
  /** Of the period published before; null for the first. */
  readonly previousEarnedMinor: string | null;
  readonly previousStatementCount: number | null;
}
