import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

export interface Measured {
  readonly port: number;
  /** Seconds of CPU so far, of all its threads. */
  readonly cpuSeconds: () => number;
  readonly stop: () => Promise<void>;
}

const ticksPerSecond = 100;

/** Starts a script that says the port it listens on. */
export async function startMeasured(script: string, argument: string): Promise<Measured> {
  const child: ChildProcess = spawn(process.execPath, [script, argument], {
    env: { PATH: process.env['PATH'], NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const { pid, stdout } = child;
  if (pid === undefined || stdout === null) throw new Error(`${script} did not start`);
  const exited = once(child, 'exit');
  for await (const line of createInterface({ input: stdout })) {
    const { msg, port } = JSON.parse(line) as { msg?: string; port?: number };
    if (msg !== 'listening' || port === undefined) continue;
    stdout.resume();
    return {
      port,
      cpuSeconds: () => cpuSecondsOf(pid),
      stop: async () => {
        child.kill('SIGTERM');
        await exited;
      },
    };
  }
  throw new Error(`${script} ended before it listened`);
}

/** From /proc: user and system time, counted in hundredths of a second. */
export function cpuSecondsOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
}
