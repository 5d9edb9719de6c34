export interface ImportActivities {
  /** Goes on with an import from wherever it stands; beats while it works and may be stopped at any row. */
  runImport(input: { readonly tenantId: string; readonly importId: string }): Promise<void>;
}
