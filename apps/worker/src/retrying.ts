import type { Logger } from '@countersign/runtime/logger';

const pauseMaxMs = 10_000;

/** Tries until it works: a worker that boots before its servers waits for them instead of staying deaf. */
export async function retrying<T>(work: () => Promise<T>, log: Logger, what: string): Promise<T> {
  for (let pauseMs = 500; ; pauseMs = Math.min(pauseMaxMs, pauseMs * 2)) {
    try {
      return await work();
    } catch (err) {
      log.warn({ err, retryInMs: pauseMs }, `could not ${what}; trying again`);
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
}
