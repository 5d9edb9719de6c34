export interface ScreeningActivities {
  /** Reads every list that is configured, and raises the alarm over what was not taken. */
  refreshScreeningLists(): Promise<{ readonly imported: number; readonly refused: number }>;
  /** Holds every tenant's subjects against what has changed in the lists. */
  rescreenSubjects(): Promise<void>;
}
