export interface AgreementActivities {
  /** Asks, reminds and acts on silence for every tenant's agreements. */
  scanAgreements(): Promise<{ readonly asked: number; readonly reminded: number; readonly settled: number }>;
}
