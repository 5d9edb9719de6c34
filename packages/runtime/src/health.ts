export type HealthCheck = () => void | Promise<void>;

export type CheckResult = {
  readonly name: string;
  readonly isPassing: boolean;
  readonly durationMs: number;
  readonly reason?: 'failed' | 'timed-out';
};

export type HealthReport = {
  readonly status: 'passing' | 'failing';
  readonly checks: readonly CheckResult[];
};

export type Health = {
  /** A check of the process itself: while it fails, the process should be restarted. */
  addLive(name: string, check: HealthCheck): void;
  /** A check of what the process needs: while it fails, it should get no requests. */
  addReady(name: string, check: HealthCheck): void;
  /** From here on the process is not ready, whatever the checks say: it is stopping. */
  drain(): void;
  liveReport(): Promise<HealthReport>;
  readyReport(): Promise<HealthReport>;
};

const deadlineMsDefault = 2_000;

/**
 * The checks behind `/live` and `/ready`. A check passes when it returns and fails when it throws or takes longer
 * than the deadline. Why it failed goes to `onFailure`; the report holds no text of the error.
 */
export function createHealth(
  options: { readonly deadlineMs?: number; readonly onFailure?: (name: string, err: unknown) => void } = {},
): Health {
  const deadlineMs = options.deadlineMs ?? deadlineMsDefault;
  const live = new Map<string, HealthCheck>();
  const ready = new Map<string, HealthCheck>();
  let isDraining = false;

  async function run(name: string, check: HealthCheck): Promise<CheckResult> {
    const startedAt = performance.now();
    const durationMs = () => Math.round(performance.now() - startedAt);
    try {
      const outcome = await withDeadline(check, deadlineMs);
      if (outcome === 'done') return { name, isPassing: true, durationMs: durationMs() };
      options.onFailure?.(name, new Error(`The check took longer than ${deadlineMs} ms.`));
      return { name, isPassing: false, durationMs: durationMs(), reason: 'timed-out' };
    } catch (err) {
      options.onFailure?.(name, err);
      return { name, isPassing: false, durationMs: durationMs(), reason: 'failed' };
    }
  }

  async function report(checks: ReadonlyMap<string, HealthCheck>): Promise<HealthReport> {
    const results = await Promise.all([...checks].map(([name, check]) => run(name, check)));
    return { status: results.every((result) => result.isPassing) ? 'passing' : 'failing', checks: results };
  }

  return {
    addLive: (name, check) => void live.set(name, check),
    addReady: (name, check) => void ready.set(name, check),
    drain: () => {
      isDraining = true;
    },
    liveReport: () => report(live),
    readyReport: async () => {
      if (!isDraining) return report(ready);
      return {
        status: 'failing',
        checks: [{ name: 'stopping', isPassing: false, durationMs: 0, reason: 'failed' }],
      };
    },
  };
}

async function withDeadline(check: HealthCheck, deadlineMs: number): Promise<'done' | 'late'> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), deadlineMs);
  });
  try {
    const done = Promise.resolve()
      .then(check)
      .then(() => 'done' as const);
    return await Promise.race([done, late]);
  } finally {
    clearTimeout(timer);
  }
}
