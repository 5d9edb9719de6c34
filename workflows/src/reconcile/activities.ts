export interface ReconcileActivities {
  /**
   * Compares open cases with what runs, restarts from the database what does not, asks again for closings, imports
   * and sagas that are under way, and looks who is left for open tasks.
   */
  restartMissingCases(): Promise<{ readonly open: number; readonly restarted: number }>;
}
