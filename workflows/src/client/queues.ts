export interface Queues {
  /** Cases and their projections. */
  readonly cases: string;
  /** Imports and other long work, so that it never delays a decision. */
  readonly bulk: string;
}

export function queuesOf(taskQueue: string): Queues {
  return { cases: taskQueue, bulk: `${taskQueue}-bulk` };
}
