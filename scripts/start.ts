import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { migrate } from '@countersign/db/migrate';
import { stopServersOf } from '@countersign/local/abandoned';
import { freePorts } from '@countersign/local/ports';
import { loadConfiguration } from '@countersign/runtime/configuration/load';
import { variableNames } from '@countersign/runtime/configuration/schema';
import { repositoryDir } from './repository.ts';
import { bankUrlOf, startBank } from './start/bank.ts';
import { rehydrateCases } from './start/cases.ts';
import { startChild, waitUntilReady } from './start/children.ts';
import { seedDemo } from './start/demo.ts';
import {
  environmentOf,
  type Installation,
  installation,
  type Ports,
  resetInstallation,
  writeRunning,
} from './start/installation.ts';
import { parseStartOptions, type StartOptions, usage } from './start/options.ts';
import { createParts, type Parts } from './start/parts.ts';
import { openDatabase, openTemporal } from './start/servers.ts';
import { step } from './start/steps.ts';
import { summary } from './start/summary.ts';
import { buildWebApp, type WebApp } from './start/web-build.ts';
import { startWebServer } from './web/server.ts';

const portDefault = 3000;
const webApps = ['portal', 'console'] as const satisfies readonly WebApp[];
const processes = [
  { name: 'worker', portName: 'workerHealth' },
  { name: 'api', portName: 'api' },
  { name: 'tracker', portName: 'tracker' },
] as const;
/** One Ctrl-C arrives up to three times: from the terminal, from npm and from run.mjs. */
const repeatedSignalMs = 1_500;

async function start(options: StartOptions, parts: Parts): Promise<void> {
  // What the caller set is looked at before anything starts; the rest is chosen below.
  loadConfiguration(
    process.env,
    variableNames.filter((name) => process.env[name]),
  );
  const home = installation(options.dataDir);
  await stopServersOf(home.dataDir, (line) => process.stdout.write(`      ${line}\n`));
  if (options.isReset) reset(home);

  const ports = await choosePorts(options);
  const opening = [openDatabase(home.dataDir, parts), openTemporal(home.dataDir, parts), buildWebApps()] as const;
  opening.forEach(parts.track);
  const [database, temporal] = await Promise.all(opening);
  const bankUrl = bankUrlOf({ hasDemo: options.hasDemo, port: ports.bank });
  const environment = environmentOf({
    installation: home,
    databaseUrl: database.url,
    temporalAddress: temporal.address,
    ports,
    hasDemo: options.hasDemo,
    bankUrl,
  });
  const configuration = loadConfiguration(environment);
  await step('migrations', () => migrate(configuration.DATABASE_URL, configuration.DATABASE_ROLES_SECRET));

  if (bankUrl !== undefined) await startBank({ home, url: bankUrl, parts });
  await startProcesses({ home, environment, ports, parts });
  await step('portal and console', () => startWebServers(ports, environment, parts));
  writeRunning(home.runningFile, environment);
  parts.add('command access', () => rmSync(home.runningFile, { force: true }));
  if (temporal.isNew && !database.isNew) await rehydrateCases(environment);
  if (options.hasDemo) process.stdout.write(`      The console answers at ${configuration.CONSOLE_URL} already.\n`);
  const logins = options.hasDemo ? await seedDemo(environment, parts, bankUrl) : [];
  process.stdout.write(
    `\n${summary({ configuration, temporalUiUrl: temporal.uiUrl, bankUrl, logins })}\nCtrl-C stops everything.\n`,
  );
}

function reset(home: Installation): void {
  if (process.env['DATABASE_URL']) {
    throw new Error(
      '--reset empties the embedded database only, and DATABASE_URL names another. Empty that one yourself.',
    );
  }
  resetInstallation(home);
}

async function choosePorts(options: StartOptions): Promise<Ports & { readonly bank: number }> {
  const first = options.port ?? portDefault;
  const given = (name: string, otherwise: number) =>
    options.port === undefined ? Number(process.env[name]) || otherwise : otherwise;
  return freePorts({
    portal: first,
    console: first + 1,
    api: given('API_PORT', first + 2),
    tracker: given('TRACKER_PORT', first + 3),
    workerHealth: given('WORKER_HEALTH_PORT', first + 4),
    bank: first + 5,
  });
}

async function buildWebApps(): Promise<void> {
  for (const app of webApps) {
    await step(`${app} pages`, async ({ note }) => note(await buildWebApp(app)));
  }
}

async function startProcesses(started: {
  readonly home: Installation;
  readonly environment: NodeJS.ProcessEnv;
  readonly ports: Ports;
  readonly parts: Parts;
}): Promise<void> {
  const { home, environment, ports, parts } = started;
  const children = processes.map(({ name, portName }) => {
    const child = startChild({ name, entry: join('apps', name, 'src', 'main.ts'), environment, logDir: home.logDir });
    parts.addChild(child, home.dataDir);
    return { child, url: `http://127.0.0.1:${ports[portName]}/ready` };
  });
  await Promise.all(children.map(({ child, url }) => step(child.name, () => waitUntilReady(child, url))));
}

async function startWebServers(ports: Ports, environment: NodeJS.ProcessEnv, parts: Parts): Promise<void> {
  const { API_URL, WEB_HOST } = loadConfiguration(environment, ['API_URL', 'WEB_HOST']);
  for (const app of webApps) {
    const distDir = join(repositoryDir, 'apps', app, 'dist');
    const server = await startWebServer({
      distDir,
      host: WEB_HOST,
      port: ports[app],
      apiUrl: API_URL,
      cookiePrefix: app,
    });
    parts.add(app, server.close);
  }
}

async function main(): Promise<number> {
  const options = parseStartOptions(process.argv.slice(2));
  if ('problem' in options) {
    process.stderr.write(`${options.problem}\n\n${usage}`);
    return 2;
  }
  const environmentFile = join(repositoryDir, '.env');
  if (existsSync(environmentFile)) process.loadEnvFile(environmentFile);
  const parts = createParts();
  const stopped = stopOnSignal(parts);
  try {
    const failed = start(options, parts).then(() => parts.ended);
    const reason = await Promise.race([failed, parts.ended, stopped]);
    if (reason === 'stopped') return 0;
    process.stderr.write(`\n${reason}\n`);
  } catch (err) {
    if (parts.isStopping) {
      await stopped;
      return 0;
    }
    process.stderr.write(`\n${err instanceof Error ? err.message : String(err)}\n`);
  }
  await parts.stopAll();
  return 1;
}

function stopOnSignal(parts: Parts): Promise<'stopped'> {
  return new Promise((resolve) => {
    let firstAt: number | undefined;
    const stop = () => {
      if (firstAt !== undefined) {
        if (performance.now() - firstAt > repeatedSignalMs) process.exit(130);
        return;
      }
      firstAt = performance.now();
      process.stdout.write('\n');
      void parts.stopAll().then(() => resolve('stopped'));
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  });
}

process.exit(await main());
