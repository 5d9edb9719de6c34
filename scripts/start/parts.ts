import { setTimeout as delay } from 'node:timers/promises';
import { recordServer } from '@countersign/local/server-record';
import { type Child, logEnd } from './children.ts';

const startingDeadlineMs = 20_000;

type Part = { readonly name: string; readonly stop: () => void | Promise<void> };

export type Parts = {
  /** Registers what runs; it is stopped before whatever was registered earlier. Call the result when it ended. */
  add(name: string, stop: () => void | Promise<void>): () => void;
  /** Registers a process, so that the next start stops it should this one be killed, and that its end is noticed. */
  addChild(child: Child, dataDir: string): void;
  /** Resolves with the reason when a part ended by itself. */
  readonly ended: Promise<string>;
  watch(name: string, exited: Promise<unknown>, why: () => string): void;
  /** What takes a while to start; it is waited for before the end, so that nothing is left half started. */
  track(starting: Promise<unknown>): void;
  stopAll(): Promise<void>;
  readonly isStopping: boolean;
};

/** What this start is running, in the order of its start. */
export function createParts(): Parts {
  const parts: Part[] = [];
  const tracked: Promise<unknown>[] = [];
  const late: Promise<void>[] = [];
  let stopping: Promise<void> | undefined;
  let reportEnd: (reason: string) => void = () => {};
  const ended = new Promise<string>((resolve) => {
    reportEnd = resolve;
  });

  async function stopEach(): Promise<void> {
    for (let part = parts.pop(); part !== undefined; part = parts.pop()) {
      process.stdout.write(`      stopping ${part.name}\n`);
      try {
        await part.stop();
      } catch (err) {
        process.stdout.write(`FAILED stopping ${part.name}: ${err instanceof Error ? err.message : String(err)}\n`);
      }
    }
  }

  const self: Parts = {
    ended,
    get isStopping() {
      return stopping !== undefined;
    },
    add: (name, stop) => {
      if (stopping === undefined) {
        const part = { name, stop };
        parts.push(part);
        return () => void parts.splice(parts.indexOf(part), parts.includes(part) ? 1 : 0);
      }
      // It was being started while everything was stopped; nobody else would stop it any more.
      late.push(Promise.resolve(stop()));
      throw new Error(`${name} was stopped while it was starting.`);
    },
    watch: (name, exited, why) => {
      void exited.then((how) => {
        if (stopping === undefined) reportEnd(`${name} ended${typeof how === 'string' ? ` (${how})` : ''}. ${why()}`);
      });
    },
    addChild: (child, dataDir) => {
      const forget = recordServer({ dataDir, name: child.name, pid: child.pid });
      self.add(child.name, async () => {
        await child.stop();
        forget();
      });
      self.watch(child.name, child.exited, () => logEnd(child));
    },
    track: (starting) => void tracked.push(starting),
    stopAll: async () => {
      stopping ??= stopEach();
      await stopping;
      await Promise.race([Promise.allSettled(tracked), delay(startingDeadlineMs, undefined, { ref: false })]);
      await Promise.all(late);
    },
  };
  return self;
}
