/** Starts long work that must survive whatever happens to the process that does it. */
export interface JobRunner {
  /** Validates or commits an import, as its own record says. The same key is carried out by one at a time. */
  startImport(job: { readonly tenantId: string; readonly importId: string; readonly key: string }): Promise<void>;
  /** Closes a period, as its own record says. The same period is closed by one at a time. */
  startPeriodClose(job: { readonly tenantId: string; readonly periodId: string }): Promise<void>;
  /** Releases the payouts of an approved run. The same run is released by one at a time. */
  startPayoutRelease(job: { readonly tenantId: string; readonly runId: string }): Promise<void>;
  /** Goes on with a saga as its rows say, or has what goes on with it look again. */
  runSaga(job: { readonly tenantId: string; readonly sagaId: string }): Promise<void>;
  /** Has what is queued of a tenant rated, now or when what is being rated is done. */
  nudgeRating(job: { readonly tenantId: string }): Promise<void>;
}
