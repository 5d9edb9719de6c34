import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '@countersign/db/migrate';
import { anyFreePort } from '@countersign/local/ports';
import type { Client } from '@countersign/ui/client/create-client';
import postgres, { type Sql } from 'postgres';
// @boundaries-ignore the root's scripts are what is tested
import { repositoryDir } from '../../scripts/repository.ts';
// @boundaries-ignore the root's scripts are what is tested
import { type Child, startChild, waitUntilReady } from '../../scripts/start/children.ts';
// @boundaries-ignore the root's scripts are what is tested
import { environmentOf, installation } from '../../scripts/start/installation.ts';
// @boundaries-ignore the root's scripts are what is tested
import { runToEnd } from '../../scripts/start/run-to-end.ts';
// @boundaries-ignore the root's scripts are what is tested
import { buildWebApp, type WebApp } from '../../scripts/start/web-build.ts';
// @boundaries-ignore the root's scripts are what is tested
import { startWebServer } from '../../scripts/web/server.ts';
import { clientOf, type Person, type Sites, signIn } from './api.ts';
import { type ServerName, serverNames, startServers } from './servers.ts';

const processNames = ['worker', 'api', 'tracker'] as const;
export type ProcessName = (typeof processNames)[number];

export interface Stack {
  readonly environment: NodeJS.ProcessEnv;
  readonly apiUrl: string;
  readonly sites: Sites;
  /** The migrator's view of the database, for arranging and for looking behind. */
  readonly sql: Sql;
  as(person: Person | undefined): Client;
  /** Signs in at the app of that membership. */
  signIn(login: Pick<Person, 'name' | 'email' | 'password' | 'membershipId'>): Promise<Person>;
  /** SIGKILL, and back only when it is gone. */
  kill(name: ProcessName | ServerName): Promise<void>;
  /** Starts what is down and waits until it serves. */
  restart(...names: readonly (ProcessName | ServerName)[]): Promise<void>;
  /** Like `restart`, but a process need not be ready: it may lack what it needs. */
  launch(name: ProcessName): void;
  isReady(name: ProcessName): Promise<boolean>;
  deleteTemporalStore(): void;
  /** Runs a command of the worker's folder to its end and gives what it printed. */
  run(entry: string, ...args: readonly string[]): Promise<string>;
  stop(): Promise<void>;
}

export interface StackOptions {
  /** Builds the web apps and serves them. */
  readonly hasPages?: boolean;
  readonly environment?: NodeJS.ProcessEnv;
}

/** Everything that `npm start` starts, on free ports, with data that is thrown away and each part to be killed. */
export async function startStack(options: StackOptions = {}): Promise<Stack> {
  const dataDir = mkdtempSync(join(tmpdir(), 'countersign-stack-'));
  const home = installation(dataDir);
  const servers = await startServers(dataDir);
  const ports = {
    portal: await anyFreePort(),
    console: await anyFreePort(),
    api: await anyFreePort(),
    tracker: await anyFreePort(),
    workerHealth: await anyFreePort(),
  };
  const environment: NodeJS.ProcessEnv = {
    ...environmentOf({
      installation: home,
      databaseUrl: servers.databaseUrl,
      temporalAddress: servers.temporalAddress,
      ports,
      hasDemo: false,
    }),
    LOG_LEVEL: 'info',
    ...options.environment,
  };
  const readyUrls: Record<ProcessName, string> = {
    worker: `http://127.0.0.1:${ports.workerHealth}/ready`,
    api: `http://127.0.0.1:${ports.api}/ready`,
    tracker: `http://127.0.0.1:${ports.tracker}/ready`,
  };
  const apiUrl = `http://127.0.0.1:${ports.api}`;
  const sites = { portal: `http://localhost:${ports.portal}`, console: `http://localhost:${ports.console}` };
  const children = new Map<ProcessName, Child>();
  const closing: (() => Promise<unknown>)[] = [];
  const sql = postgres(servers.databaseUrl, { max: 2, onnotice: () => {} });

  const launch: Stack['launch'] = (name) => {
    if (children.has(name)) return;
    const entry = join('apps', name, 'src', 'main.ts');
    children.set(name, startChild({ name, entry, environment, logDir: home.logDir }));
  };
  const awaitReady = async (name: ProcessName) => {
    const child = children.get(name);
    if (child !== undefined) await waitUntilReady(child, readyUrls[name]);
  };
  const stop = async () => {
    for (const close of closing) await close();
    await sql.end({ timeout: 2 });
    for (const name of ['api', 'tracker', 'worker'] as const) await children.get(name)?.stop();
    await servers.stop();
    if (process.env['KEEP_STACK_DATA']) console.error(`logs are kept in ${home.logDir}`);
    else rmSync(dataDir, { recursive: true, force: true });
  };

  try {
    await migrate(servers.databaseUrl, String(environment['DATABASE_ROLES_SECRET']));
    for (const name of processNames) launch(name);
    if (options.hasPages) {
      for (const app of ['portal', 'console'] as const) {
        const distDir = await pagesOf(app);
        const web = await startWebServer({ distDir, host: '127.0.0.1', port: ports[app], apiUrl, cookiePrefix: app });
        closing.push(web.close);
      }
    }
    await Promise.all(processNames.map(awaitReady));
  } catch (err) {
    await stop();
    throw err;
  }

  return {
    environment,
    apiUrl,
    sites,
    sql,
    as: (person) => clientOf(apiUrl, sites, person),
    signIn: async (login) => {
      const origin = login.membershipId.startsWith('con_') ? sites.portal : sites.console;
      return { ...login, cookie: await signIn(apiUrl, origin, login) };
    },
    kill: async (name) => {
      if (isServer(name)) return servers.kill(name);
      const child = children.get(name);
      if (child === undefined) throw new Error(`${name} does not run`);
      children.delete(name);
      process.kill(child.pid, 'SIGKILL');
      await child.exited;
    },
    restart: async (...names) => {
      await Promise.all(names.filter(isServer).map((name) => servers.start(name)));
      const processes = names.filter((name): name is ProcessName => !isServer(name));
      for (const name of processes) launch(name);
      await Promise.all(processes.map(awaitReady));
    },
    launch,
    isReady: async (name) => {
      const reply = await fetch(readyUrls[name]).catch(() => undefined);
      await reply?.body?.cancel();
      return reply?.ok === true;
    },
    deleteTemporalStore: servers.deleteTemporalStore,
    run: (entry, ...args) => runToEnd({ entry, args, environment, onLine: () => {} }),
    stop,
  };
}

/** Built once for the whole run where that was done, else now. */
async function pagesOf(app: WebApp): Promise<string> {
  const built = process.env['TEST_PAGES_DIR'];
  if (built) return join(built, app);
  await buildWebApp(app);
  return join(repositoryDir, 'apps', app, 'dist');
}

function isServer(name: ProcessName | ServerName): name is ServerName {
  return (serverNames as readonly string[]).includes(name);
}
