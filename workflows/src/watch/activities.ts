export interface WatchActivities {
  /** Tenants whose day has not been looked at to its end. */
  tenantsToWatch(): Promise<readonly string[]>;
  /** Goes on with a tenant's day from wherever it stands; beats after each chunk and may be stopped anywhere. */
  watchTenantDay(input: { readonly tenantId: string }): Promise<void>;
}
