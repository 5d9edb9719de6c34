export interface ReconcileActivities {
  /** Compares open cases with what runs, and restarts from the database what does not. */
  restartMissingCases(): Promise<{ readonly open: number; readonly restarted: number }>;
}
