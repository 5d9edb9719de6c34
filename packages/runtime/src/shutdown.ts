import type { Logger } from './logger.ts';

export type Shutdown = {
  /** Registers what must be stopped. The last one registered is stopped first. */
  add(name: string, stop: () => void | Promise<void>): void;
  /** Stops everything once; later calls wait for the same result. True when every part stopped in time. */
  run(reason: string): Promise<boolean>;
  /** Stops on SIGINT and SIGTERM and ends the process; a second signal ends it at once. */
  listen(): void;
};

const exitCodeOnSecondSignal = 130;

/** Stops the parts of a process in the reverse order of their start, within one deadline for all of them. */
export function createShutdown(options: {
  readonly log: Logger;
  readonly deadlineMs: number;
  readonly exit?: (code: number) => void;
}): Shutdown {
  const parts: { readonly name: string; readonly stop: () => void | Promise<void> }[] = [];
  const exit = options.exit ?? ((code: number) => process.exit(code));
  let running: Promise<boolean> | undefined;

  async function stopAll(reason: string): Promise<boolean> {
    options.log.info({ reason }, 'stopping');
    const endsAt = performance.now() + options.deadlineMs;
    let isClean = true;
    for (const part of [...parts].reverse()) {
      const outcome = await stopPart(part.stop, Math.max(0, endsAt - performance.now()));
      if (outcome === 'stopped') continue;
      isClean = false;
      options.log.error({ part: part.name, err: outcome }, 'part did not stop');
    }
    options.log.info({ isClean }, 'stopped');
    return isClean;
  }

  function run(reason: string): Promise<boolean> {
    running ??= stopAll(reason);
    return running;
  }

  function onSignal(signal: NodeJS.Signals): void {
    if (running !== undefined) {
      exit(exitCodeOnSecondSignal);
      return;
    }
    void run(signal).then((isClean) => exit(isClean ? 0 : 1));
  }

  return {
    add: (name, stop) => void parts.push({ name, stop }),
    run,
    listen: () => {
      process.on('SIGINT', onSignal);
      process.on('SIGTERM', onSignal);
    },
  };
}

async function stopPart(stop: () => void | Promise<void>, deadlineMs: number): Promise<'stopped' | Error> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Error>((resolve) => {
    timer = setTimeout(() => resolve(new Error(`still running after ${Math.round(deadlineMs)} ms`)), deadlineMs);
  });
  try {
    const stopped = Promise.resolve()
      .then(stop)
      .then(() => 'stopped' as const);
    return await Promise.race([stopped, late]);
  } catch (err) {
    return err instanceof Error ? err : new Error(String(err));
  } finally {
    clearTimeout(timer);
  }
}
