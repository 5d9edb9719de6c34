export interface RunOptions {
  /** Told after each batch how far it is. */
  readonly heartbeat: (progress: { readonly done: number; readonly total: number }) => void;
  /** Ends the work after the batch under way. */
  readonly signal: AbortSignal;
}
