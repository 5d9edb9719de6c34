import type { Logger } from '@countersign/runtime/logger';
import type { DueEntry } from '@countersign/services/outbox/claim-due';

export interface Lane {
  stop(): Promise<void>;
  /** When it last went round. */
  lastTurnAt(): number;
}

export interface LaneOptions {
  readonly name: string;
  readonly log: Logger;
  readonly sideBySide: number;
  readonly claim: (now: number) => Promise<readonly DueEntry[]>;
  readonly carryOut: (entry: DueEntry) => Promise<void>;
}

const busyPauseMs = 20;
const idlePauseMs = 150;
const troublePauseMs = 1_000;

/** Takes what is due and does it, again and again. Lanes do not wait for each other. */
export function openLane({ name, log, sideBySide, claim, carryOut }: LaneOptions): Lane {
  let isStopping = false;
  let turnedAt = Date.now();
  const turn = async (): Promise<number> => {
    try {
      const entries = await claim(Date.now());
      await inParallel(entries, sideBySide, carryOut);
      turnedAt = Date.now();
      return entries.length > 0 ? busyPauseMs : idlePauseMs;
    } catch (err) {
      log.error({ err, lane: name }, 'the relay could not go round; it tries again');
      return troublePauseMs;
    }
  };
  const running = (async () => {
    while (!isStopping) await pause(await turn());
  })();
  return {
    lastTurnAt: () => turnedAt,
    stop: () => {
      isStopping = true;
      return running;
    },
  };
}

export async function inParallel<T>(
  items: readonly T[],
  width: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const rest = [...items];
  const lane = async () => {
    for (let item = rest.shift(); item !== undefined; item = rest.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(width, rest.length) }, lane));
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
