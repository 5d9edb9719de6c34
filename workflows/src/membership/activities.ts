export interface MembershipActivities {
  /** Begins the ends whose notice is over, and brings tiers into force and out of it, for every tenant. */
  scanMemberships(): Promise<{ readonly ended: number; readonly tiers: number }>;
}
