import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { anyFreePort } from './ports.ts';
import { type LocalPostgres, startPostgres } from './postgres.ts';
import { AlreadyRunningError, isAlive, waitUntil } from './processes.internal.ts';

const timeoutMs = 60_000;
let dataDir: string;
const running: LocalPostgres[] = [];

async function start(options: { port?: number } = {}): Promise<LocalPostgres> {
  const server = await startPostgres({ dataDir, port: options.port ?? (await anyFreePort()), isThrowaway: true });
  running.push(server);
  return server;
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

/** Another process that starts the server on the same folder and then stays. */
async function startElsewhere(): Promise<{ launcherPid: number; serverPid: number }> {
  const code = `
    import { startPostgres } from ${JSON.stringify(new URL('./postgres.ts', import.meta.url).href)};
    const server = await startPostgres({ dataDir: ${JSON.stringify(dataDir)}, port: ${await anyFreePort()}, isThrowaway: true });
    console.log(server.pid);
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
  const serverPid = await new Promise<number>((resolve) => child.stdout.once('data', (line) => resolve(Number(line))));
  return { launcherPid: child.pid ?? 0, serverPid };
}

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'countersign-postgres-test-'));
});

afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

describe('startPostgres', { timeout: timeoutMs }, () => {
  it('makes a cluster once, and stops it so that nothing answers any more', async () => {
    const first = await start();
    expect(first).toMatchObject({
      isNew: true,
      url: expect.stringMatching(/^postgres:\/\/countersign:[\w-]{32}@127\.0\.0\.1:\d+\/countersign$/),
    });
    expect(await accepts(first.port)).toBe(true);
    await first.stop();
    expect(isAlive(first.pid)).toBe(false);
    expect(await accepts(first.port)).toBe(false);
    const second = await start();
    expect(second.isNew).toBe(false);
  });

  it('moves to another port when the one asked for is taken', async () => {
    const first = await start();
    const otherDir = mkdtempSync(join(tmpdir(), 'countersign-postgres-test-'));
    const second = await startPostgres({ dataDir: otherDir, port: first.port, isThrowaway: true });
    expect(second.port).not.toBe(first.port);
    await second.stop();
    rmSync(otherDir, { recursive: true });
  });

  it('starts again after the server was killed', async () => {
    const killed = await start();
    process.kill(killed.pid, 'SIGKILL');
    await killed.exited;
    const next = await start();
    expect(await accepts(next.port)).toBe(true);
  });

  it('starts again after server and launcher were killed and nobody took note of their end', async () => {
    // A shell that does not wait for its children, as the first process of many containers.
    const negligent = spawn('sh', ['-c', 'sleep 0.1 & exec sleep 60'], { stdio: 'ignore' });
    const zombie = async () => {
      const children = readFileSync(`/proc/${negligent.pid}/task/${negligent.pid}/children`, 'utf8').trim();
      return children !== '' && !isAlive(Number(children)) ? Number(children) : undefined;
    };
    await waitUntil(async () => (await zombie()) !== undefined, 5_000);
    const killed = await start();
    const pidFile = join(dataDir, 'cluster', 'postmaster.pid');
    process.kill(killed.pid, 'SIGKILL');
    await killed.exited;
    writeFileSync(pidFile, readFileSync(pidFile, 'utf8').replace(/^\d+/, String(await zombie())));
    const next = await start();
    expect(await accepts(next.port)).toBe(true);
    negligent.kill('SIGKILL');
  });

  it('stops the server that a killed launcher left behind', async () => {
    const { launcherPid, serverPid } = await startElsewhere();
    process.kill(launcherPid, 'SIGKILL');
    await waitUntil(() => !isAlive(launcherPid), 5_000);
    expect(isAlive(serverPid)).toBe(true);
    const next = await start();
    expect(isAlive(serverPid)).toBe(false);
    expect(await accepts(next.port)).toBe(true);
  });

  it('leaves the server of a launcher that still runs alone', async () => {
    const { launcherPid, serverPid } = await startElsewhere();
    try {
      await expect(start()).rejects.toThrow(AlreadyRunningError);
      expect(isAlive(serverPid)).toBe(true);
    } finally {
      process.kill(launcherPid, 'SIGKILL');
      await waitUntil(() => !isAlive(launcherPid), 5_000);
    }
    await start();
  });

  it.runIf(process.getuid?.() === 0)('runs as another user where root has no user namespaces', async () => {
    const { chmodSync } = await import('node:fs');
    chmodSync(dataDir, 0o755);
    const server = await startPostgres({ dataDir, port: await anyFreePort(), isThrowaway: true, runAs: 'nobody' });
    running.push(server);
    expect(await accepts(server.port)).toBe(true);
  });
});
