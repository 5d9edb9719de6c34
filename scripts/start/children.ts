import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { repositoryDir } from '../repository.ts';

export type Child = {
  readonly name: string;
  readonly pid: number;
  readonly logFile: string;
  /** Resolves when the process ends, with how it ended. */
  readonly exited: Promise<string>;
  stop(): Promise<void>;
};

export type ChildOptions = {
  readonly name: string;
  /** Relative to the checkout. */
  readonly entry: string;
  readonly args?: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
  readonly logDir: string;
};

const readyDeadlineMs = 60_000;
const readyPollMs = 100;
const requestDeadlineMs = 5_000;
const stopDeadlineMs = 25_000;
const logLinesShown = 25;

/** Starts a process of ours. It gets a process group of its own, so that Ctrl-C reaches it in our order. */
export function startChild(options: ChildOptions): Child {
  const logFile = join(options.logDir, `${options.name}.log`);
  if (existsSync(logFile)) renameSync(logFile, `${logFile}.previous`);
  const log = openSync(logFile, 'a', 0o600);
  const child = spawn(process.execPath, [options.entry, ...(options.args ?? [])], {
    cwd: repositoryDir,
    env: options.environment,
    stdio: ['ignore', log, log],
    detached: true,
  });
  closeSync(log);
  const exited = endOf(child);
  return {
    name: options.name,
    pid: child.pid ?? 0,
    logFile,
    exited,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      const hasEnded = await Promise.race([exited.then(() => true), delay(stopDeadlineMs, false, { ref: false })]);
      if (!hasEnded) child.kill('SIGKILL');
      await exited;
    },
  };
}

/** Waits until the page answers 200. Throws when the process ends first, or takes too long. */
export async function waitUntilReady(child: Child, url: string): Promise<void> {
  const endsAt = performance.now() + readyDeadlineMs;
  const ending = child.exited.then((how) => {
    throw new Error(`${child.name} ended while it was starting (${how}). ${logEnd(child)}`);
  });
  // Whoever wins the race below, the other must not become an unhandled rejection.
  ending.catch(() => {});
  let last = 'no answer';
  while (performance.now() < endsAt) {
    const reply = await Promise.race([answer(url), ending]);
    if (reply === 'ready') return;
    last = reply;
    await Promise.race([delay(readyPollMs), ending]);
  }
  throw new Error(`${child.name} is not ready after ${readyDeadlineMs / 1000} s: ${last}. ${logEnd(child)}`);
}

/** What a process wrote last, and where the rest is. */
export function logEnd(child: Child): string {
  const lines = readFileSync(child.logFile, 'utf8').trimEnd().split('\n').slice(-logLinesShown);
  return `Its log is ${child.logFile}; it ends with:\n${lines.join('\n')}`;
}

async function answer(url: string): Promise<string> {
  try {
    const reply = await fetch(url, { signal: AbortSignal.timeout(requestDeadlineMs) });
    const body = await reply.text();
    return reply.ok ? 'ready' : `${reply.status} ${body.slice(0, 500)}`;
  } catch (err) {
    return err instanceof Error ? err.message : String(err);
  }
}

function endOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (err) => resolve(err.message));
    child.once('exit', (code, signal) => resolve(signal === null ? `exit code ${code}` : `signal ${signal}`));
  });
}
