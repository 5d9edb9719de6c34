import { generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { repositoryDir } from '../repository.ts';
import { loadOrMakeSecrets } from './secrets.ts';

/** Where the data of one installation stands. */
export type Installation = {
  readonly dataDir: string;
  readonly logDir: string;
  readonly runningFile: string;
};

export type Ports = {
  readonly portal: number;
  readonly console: number;
  readonly api: number;
  readonly tracker: number;
  readonly workerHealth: number;
};

export function installation(dataDir: string | undefined): Installation {
  const dir = resolve(repositoryDir, dataDir ?? process.env['COUNTERSIGN_DATA'] ?? '.countersign');
  mkdirSync(join(dir, 'logs'), { recursive: true });
  return { dataDir: dir, logDir: join(dir, 'logs'), runningFile: join(dir, 'running.json') };
}

/** Forgets everything but what was built. */
export function resetInstallation({ dataDir }: Installation): void {
  for (const name of [
    'postgres',
    'temporal',
    'bank',
    'systems',
    'files',
    'audit',
    'logs',
    'secrets.json',
    'running.json',
  ]) {
    rmSync(join(dataDir, name), { recursive: true, force: true });
  }
  mkdirSync(join(dataDir, 'logs'), { recursive: true });
}

/** The environment of every process: what the caller set wins, the rest is chosen here. */
export function environmentOf(options: {
  readonly installation: Installation;
  readonly databaseUrl: string;
  readonly temporalAddress: string;
  readonly ports: Ports;
  readonly hasDemo: boolean;
  /** Of the stand-in bank, where it is the one to be used. */
  readonly bankUrl?: string | undefined;
}): NodeJS.ProcessEnv {
  const { dataDir } = options.installation;
  const auditDir = join(dataDir, 'audit');
  const filesDir = join(dataDir, 'files');
  const signingKeyFile = join(auditDir, 'signing-key.pem');
  for (const dir of [join(auditDir, 'checkpoints'), filesDir]) mkdirSync(dir, { recursive: true, mode: 0o700 });
  if (!existsSync(signingKeyFile)) {
    const { privateKey } = generateKeyPairSync('ed25519');
    writeFileSync(signingKeyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  }
  return {
    AUDIT_SIGNING_KEY_FILE: signingKeyFile,
    AUDIT_CHECKPOINT_DIR: join(auditDir, 'checkpoints'),
    FILES_DIR: filesDir,
    PORTAL_URL: `http://localhost:${options.ports.portal}`,
    CONSOLE_URL: `http://localhost:${options.ports.console}`,
    TRACKER_URL: `http://localhost:${options.ports.tracker}`,
    ...loadOrMakeSecrets(join(dataDir, 'secrets.json')),
    ...withoutEmpty(process.env),
    DATABASE_URL: options.databaseUrl,
    TEMPORAL_ADDRESS: options.temporalAddress,
    API_PORT: String(options.ports.api),
    API_URL: `http://127.0.0.1:${options.ports.api}`,
    TRACKER_PORT: String(options.ports.tracker),
    WORKER_HEALTH_PORT: String(options.ports.workerHealth),
    DEMO: String(options.hasDemo),
    ...(options.bankUrl === undefined ? {} : { BANK_URL: options.bankUrl }),
    ...(options.hasDemo ? standInSystems(join(dataDir, 'systems')) : {}),
  };
}

/** The demo sets partners up in the stand-ins, unless other systems are configured. */
function standInSystems(folder: string): NodeJS.ProcessEnv {
  const names = ['CRM', 'TRADING_PLATFORM', 'MAILING_LIST'];
  return Object.fromEntries(names.map((name) => [name, process.env[name] ?? folder]));
}

/** Tells the other commands how to reach the servers of a running start. Holds secrets, so only its owner reads it. */
export function writeRunning(file: string, environment: NodeJS.ProcessEnv): void {
  writeFileSync(file, JSON.stringify(environment), { mode: 0o600 });
}

export function readRunning(file: string): NodeJS.ProcessEnv | undefined {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as NodeJS.ProcessEnv) : undefined;
}

function withoutEmpty(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
}
