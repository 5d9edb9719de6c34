export interface RetentionActivities {
  /** Erases what is kept no longer, for every tenant; gives how much. */
  scanRetention(): Promise<{ readonly erased: number }>;
}
