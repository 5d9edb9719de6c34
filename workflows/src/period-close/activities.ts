export interface PeriodCloseActivities {
  /** Goes on with the closing of a period from wherever it stands; beats while it works and may be stopped anywhere. */
  closePeriod(input: { readonly tenantId: string; readonly periodId: string }): Promise<void>;
}
