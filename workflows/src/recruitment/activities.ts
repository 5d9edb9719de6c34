export interface RecruitmentActivities {
  /** Reminds of drafts and invitations, and lets those lapse whose time has passed, for every tenant. */
  scanRecruitment(): Promise<{ readonly reminded: number; readonly lapsed: number }>;
}
