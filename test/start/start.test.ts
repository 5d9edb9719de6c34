import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { anyFreePort } from '@countersign/local/ports';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

const repositoryDir = join(import.meta.dirname, '..', '..');
const doneLine = 'Ctrl-C stops everything.';
const environment = {
  ...process.env,
  DATABASE_URL: '',
  TEMPORAL_ADDRESS: '',
  TEST_DATABASE_URL: '',
  TEST_TEMPORAL_ADDRESS: '',
};

type Started = { readonly child: ChildProcess; readonly output: () => string; readonly url: (name: string) => string };

let dataDir: string;
const running: ChildProcess[] = [];

beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'countersign-start-'));
});

afterEach(async () => {
  for (const child of running.splice(0)) if (child.exitCode === null && child.signalCode === null) await stop(child);
});

afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

async function start(...args: string[]): Promise<Started> {
  const child = spawn('node', ['scripts/run.mjs', 'start', '--no-demo', '--data', dataDir, ...args], {
    cwd: repositoryDir,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.push(child);
  let said = '';
  const collect = (chunk: Buffer) => {
    said += chunk.toString();
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', () => said.includes(doneLine) && resolve());
    child.once('exit', (code) => reject(new Error(`npm start ended with ${code}:\n${said}`)));
  });
  const url = (name: string) => new RegExp(`\\| ${name} +\\| (\\S+)`).exec(said)?.[1] ?? `no ${name} in:\n${said}`;
  return { child, output: () => said, url };
}

async function stop(child: ChildProcess): Promise<number | null> {
  const exited = once(child, 'exit');
  child.kill('SIGINT');
  const [code] = await exited;
  return code;
}

/** The processes that this start recorded, by name. */
function recordedPids(): Map<string, number> {
  const named = readdirSync(dataDir).filter((name) => existsSync(join(dataDir, name, 'server.json')));
  return new Map(
    named.map((name) => [name, JSON.parse(readFileSync(join(dataDir, name, 'server.json'), 'utf8')).serverPid]),
  );
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
}

async function statusOf(address: string): Promise<number> {
  return (await fetch(address)).status;
}

describe('npm start', { timeout: 180_000 }, () => {
  it('brings everything up, moves where a port is taken, and stops everything in order', async () => {
    const port = await anyFreePort();
    const squatter: Server = createServer().listen(port, '127.0.0.1');
    const { child, output, url } = await start('--port', String(port));
    squatter.close();
    expect(url('Portal')).not.toBe(`http://localhost:${port}`);
    for (const name of ['Portal', 'Console', 'API documentation', 'Temporal']) {
      expect(await statusOf(url(name)), name).toBe(200);
    }
    const pids = recordedPids();
    expect([...pids.keys()].toSorted()).toEqual(['api', 'postgres', 'temporal', 'tracker', 'worker']);
    expect(await stop(child)).toBe(0);
    const stops = [...output().matchAll(/stopping (\w+)/g)].map((match) => match[1]);
    expect(stops.indexOf('api')).toBeLessThan(stops.indexOf('worker'));
    expect(stops.slice(-2).toSorted()).toEqual(['PostgreSQL', 'Temporal']);
    for (const [name, pid] of pids) expect(isAlive(pid), name).toBe(false);
  });

  it('goes on with the same data and secrets after everything was killed at once', async () => {
    const secrets = readFileSync(join(dataDir, 'secrets.json'), 'utf8');
    const { child } = await start('--port', String(await anyFreePort()));
    const pids = [...recordedPids().values()];
    const launcher = JSON.parse(readFileSync(join(dataDir, 'api', 'server.json'), 'utf8')).launcherPid;
    for (const pid of [launcher, ...pids, child.pid]) process.kill(pid, 'SIGKILL');
    const { url } = await start('--port', String(await anyFreePort()));
    expect(await statusOf(url('Console'))).toBe(200);
    expect(readFileSync(join(dataDir, 'secrets.json'), 'utf8')).toBe(secrets);
  });

  it('stops the others and says why when one process dies', async () => {
    const { child, output } = await start('--port', String(await anyFreePort()));
    const exited = once(child, 'exit');
    process.kill(recordedPids().get('worker') ?? 0, 'SIGKILL');
    expect((await exited)[0]).toBe(1);
    expect(output()).toContain('worker ended (signal SIGKILL)');
    expect(recordedPids().size).toBe(0);
  });

  it('refuses a bad variable by its name before anything starts, and shows no secret', async () => {
    const child = spawn('node', ['scripts/run.mjs', 'start', '--data', dataDir], {
      cwd: repositoryDir,
      env: { ...environment, API_PORT: 'eighty', AUTH_SECRET: 'hunter2' },
    });
    let said = '';
    child.stderr.on('data', (chunk) => {
      said += chunk;
    });
    expect((await once(child, 'exit'))[0]).toBe(1);
    expect(said).toContain('API_PORT: given "eighty", expected a port');
    expect(said).toContain('AUTH_SECRET: given a secret of 7 characters');
    expect(said).not.toContain('hunter2');
  });
});
