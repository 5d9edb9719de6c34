export interface GroupCommitOptions {
  /** Writes lines in one transaction. Rejects when they are not written, or when nobody knows. */
  readonly write: (lines: string) => Promise<void>;
  /** Whether an error says that the lines themselves cannot be written, whoever asks and however often. */
  readonly isUnfit: (err: unknown) => boolean;
  /** Whether a group may be written again after this error: it surely was not written, or twice is as good as once. */
  readonly mayRepeat: (err: unknown) => boolean;
  readonly waitMs: number;
  readonly queueMax: number;
  readonly onFailure: (err: unknown) => void;
}

export type Refusal = 'busy' | 'unavailable' | 'unfit';
/** Told once per line: undefined when it is committed. */
export type Told = (refusal: Refusal | undefined) => void;

export interface GroupCommit {
  add(line: string, told: Told): void;
  /** Lines that wait, and lines and groups that were committed so far. */
  figures(): { readonly waiting: number; readonly committed: number; readonly groups: number };
  /** Writes what waits, and no more. */
  drain(): Promise<void>;
}

interface Waiting {
  readonly line: string;
  readonly since: number;
  /** Undefined once it has been told. */
  told: Told | undefined;
}

const retryMs = 50;
const sweepMs = 100;
const groupMax = 5_000;
/** While many come at once, groups begin this far apart: each costs the same, however few are in it. */
const spacingMs = 2;
const manyAtOnce = 4;

/**
 * Commits lines in groups, one at a time: a group is whatever came while the one before was written, and under load
 * within two milliseconds. Nobody is told of
 * success before the commit. A line waits `waitMs` at most; then it is taken out and its caller told, and so it is at
 * once when `queueMax` lines wait already. One line that cannot be written does not take the others down with it.
 */
export function createGroupCommit(options: GroupCommitOptions): GroupCommit {
  let queue: Waiting[] = [];
  let inFlight: readonly Waiting[] = [];
  let isWriting = false;
  let isScheduled = false;
  let committed = 0;
  let groups = 0;
  let idle: (() => void)[] = [];
  let sweep: NodeJS.Timeout | undefined;
  let lastStart = 0;
  let lastSize = 0;

  function tell(lines: readonly Waiting[], refusal: Refusal | undefined): void {
    for (const waiting of lines) {
      const { told } = waiting;
      waiting.told = undefined;
      told?.(refusal);
    }
  }

  async function writeGroup(group: readonly Waiting[]): Promise<void> {
    let text = '';
    for (const { line } of group) text += line;
    try {
      await options.write(text);
    } catch (err) {
      options.onFailure(err);
      await afterFailure(group, err);
      return;
    }
    committed += group.length;
    groups += 1;
    tell(group, undefined);
  }

  async function afterFailure(group: readonly Waiting[], err: unknown): Promise<void> {
    if (options.isUnfit(err)) {
      if (group.length === 1) return tell(group, 'unfit');
      const half = group.length >> 1;
      await writeGroup(group.slice(0, half));
      await writeGroup(group.slice(half));
      return;
    }
    if (!options.mayRepeat(err)) return tell(group, 'unavailable');
    tell(lateOf(group), 'unavailable');
    const rest = group.filter(({ told }) => told !== undefined);
    if (rest.length === 0) return;
    queue = [...rest, ...queue];
    await new Promise((resolve) => setTimeout(resolve, retryMs));
  }

  async function run(): Promise<void> {
    isWriting = true;
    while (queue.length > 0) {
      const rest = lastStart + spacingMs - performance.now();
      if (lastSize >= manyAtOnce && rest > 0) await new Promise((resolve) => setTimeout(resolve, rest));
      lastStart = performance.now();
      lastSize = queue.length;
      const group = queue.length > groupMax ? queue.slice(0, groupMax) : queue;
      queue = queue.length > groupMax ? queue.slice(groupMax) : [];
      inFlight = group;
      await writeGroup(group);
      inFlight = [];
    }
    isWriting = false;
    for (const resolve of idle.splice(0)) resolve();
  }

  function start(): void {
    isScheduled = false;
    if (!isWriting && queue.length > 0) void run();
  }

  function lateOf(lines: readonly Waiting[]): readonly Waiting[] {
    const until = Date.now() - options.waitMs;
    return (lines[0]?.since ?? Number.POSITIVE_INFINITY) > until ? [] : lines.filter(({ since }) => since <= until);
  }

  /** Nobody waits longer than was said. What is being written may still be committed; it is not told as success. */
  function sweepLate(): void {
    tell(lateOf(inFlight), 'unavailable');
    const late = lateOf(queue);
    if (late.length === 0) return;
    tell(late, 'unavailable');
    queue = queue.filter(({ told }) => told !== undefined);
  }

  return {
    add(line, told) {
      if (queue.length >= options.queueMax) return told('busy');
      sweep ??= setInterval(sweepLate, sweepMs).unref();
      queue.push({ line, told, since: Date.now() });
      if (isWriting || isScheduled) return;
      isScheduled = true;
      // What was read from the network in the same round joins the group.
      setImmediate(start);
    },
    figures: () => ({ waiting: queue.length, committed, groups }),
    async drain() {
      if (isWriting || isScheduled) await new Promise<void>((resolve) => idle.push(resolve));
      clearInterval(sweep);
      sweep = undefined;
    },
  };
}
