import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { removeAbandoned, stopServersOf } from './abandoned.ts';
import { AlreadyRunningError, commandOf, isAlive } from './processes.internal.ts';

const pidOfNobody = 2 ** 22 + 1;
let dir: string;
let server: ChildProcess;

function record(overrides: object): void {
  const serverCommand = commandOf(server.pid ?? 0);
  const written = { launcherPid: pidOfNobody, launcherCommand: '', serverPid: server.pid, serverCommand, ...overrides };
  mkdirSync(join(dir, 'worker'), { recursive: true });
  writeFileSync(join(dir, 'worker', 'server.json'), JSON.stringify(written));
}

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'countersign-abandoned-'));
  server = spawn('sleep', ['60']);
});

afterEach(() => {
  server.kill('SIGKILL');
  rmSync(dir, { recursive: true, force: true });
});

describe('what a killed run left behind', () => {
  it('is stopped by the next one', async () => {
    record({});
    await stopServersOf(dir);
    expect(isAlive(server.pid ?? 0)).toBe(false);
  });

  it('is left alone when the number belongs to another program by now', async () => {
    record({ serverCommand: 'postgres -D /elsewhere' });
    await stopServersOf(dir);
    expect(isAlive(server.pid ?? 0)).toBe(true);
  });

  it('is not left behind while its launcher lives', async () => {
    record({ launcherPid: process.ppid, launcherCommand: commandOf(process.ppid) });
    await expect(stopServersOf(dir)).rejects.toThrow(AlreadyRunningError);
    expect(isAlive(server.pid ?? 0)).toBe(true);
  });

  it('goes with its data where the data was to be thrown away', async () => {
    mkdirSync(join(dir, `test-${pidOfNobody}`));
    mkdirSync(join(dir, `test-${process.ppid}`));
    mkdirSync(join(dir, 'postgres'));
    await removeAbandoned(dir);
    expect(existsSync(join(dir, `test-${pidOfNobody}`))).toBe(false);
    expect(existsSync(join(dir, `test-${process.ppid}`))).toBe(true);
    expect(existsSync(join(dir, 'postgres'))).toBe(true);
  });
});
