export interface RatingActivities {
  /** Rates what is queued of one tenant, and lets go what its holds are over of; beats while it works. */
  rateTenant(input: { readonly tenantId: string }): Promise<void>;
  /** Asks for that of every tenant that has something to rate or to let go. */
  rateTenants(): Promise<{ readonly tenants: number }>;
}
