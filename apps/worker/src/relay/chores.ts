import type { Logger } from '@countersign/runtime/logger';

export interface Chore {
  readonly name: string;
  readonly everyMs: number;
  readonly run: () => Promise<void>;
}

/** Starts what is due without making the relay wait for it; one that is still at work is not started again. */
export function createChores(
  chores: readonly Chore[],
  log: Logger,
): { start(now: number): void; settled(): Promise<void> } {
  const startedAt = new Map<string, number>();
  const working = new Map<string, Promise<void>>();
  return {
    start(now) {
      for (const chore of chores) {
        if (working.has(chore.name) || now - (startedAt.get(chore.name) ?? 0) < chore.everyMs) continue;
        startedAt.set(chore.name, now);
        const work = chore
          .run()
          .catch((err: unknown) => log.error({ err, chore: chore.name }, 'a chore failed; it is done again'))
          .finally(() => working.delete(chore.name));
        working.set(chore.name, work);
      }
    },
    settled: async () => {
      await Promise.all(working.values());
    },
  };
}
