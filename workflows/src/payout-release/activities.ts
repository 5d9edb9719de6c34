export interface PayoutReleaseActivities {
  /** Goes on with the release of an approved run from wherever it stands; may be stopped anywhere and run again. */
  releasePayouts(input: { readonly tenantId: string; readonly runId: string }): Promise<void>;
  /** Asks about payouts whose fate is unknown and reads banks' statements, tenant by tenant. */
  reconcilePayouts(): Promise<void>;
}
