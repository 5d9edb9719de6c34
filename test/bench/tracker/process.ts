import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';

export interface Measured {
  readonly port: number;
  /** Seconds of CPU so far, of all its threads. */
  readonly cpuSeconds: () => number;
  readonly stop: () => Promise<void>;
}

const ticksPerSecond = 100;

/** Starts a program that says nothing and listens on a port that is known, with all processes that it starts itself. */
export async function startProgram(
  command: string,
  args: readonly string[],
  at: { readonly port: number; readonly pids: () => readonly number[] },
): Promise<Measured> {
  const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  const exited = once(child, 'exit');
  await isListening(at.port);
  return {
    port: at.port,
    cpuSeconds: () => at.pids().reduce((sum, pid) => sum + cpuSecondsOf(pid), 0),
    stop: async () => {
      child.kill('SIGTERM');
      await exited;
    },
  };
}

async function isListening(port: number): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const isOpen = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.destroy();
        resolve(true);
      });
      socket.once('error', () => resolve(false));
    });
    if (isOpen) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`nothing listens on port ${port}`);
}

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
