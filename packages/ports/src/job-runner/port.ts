/** Starts long work that must survive whatever happens to the process that does it. */
export interface JobRunner {
  /** Validates or commits an import, as its own record says. The same key starts it once. */
  startImport(job: { readonly tenantId: string; readonly importId: string; readonly key: string }): Promise<void>;
}
