import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { anyFreePort } from '@countersign/local/ports';
import { type LocalPostgres, startPostgres } from '@countersign/local/postgres';
import { type LocalTemporal, startTemporal } from '@countersign/local/temporal';

export const serverNames = ['postgres', 'temporal'] as const;
export type ServerName = (typeof serverNames)[number];

export interface Servers {
  readonly databaseUrl: string;
  readonly temporalAddress: string;
  /** SIGKILL. */
  kill(name: ServerName): Promise<void>;
  /** On the same data and the same port. */
  start(name: ServerName): Promise<void>;
  /** Forgets everything that Temporal knows; it has to be down. */
  deleteTemporalStore(): void;
  stop(): Promise<void>;
}

/** PostgreSQL and Temporal of a stack's own, so that they can be killed and nobody else's roles are touched. */
export async function startServers(dataDir: string): Promise<Servers> {
  const ports = { postgres: await anyFreePort(), temporal: await anyFreePort() };
  const temporalDir = join(dataDir, 'temporal');
  // Durable: what was acknowledged must survive a kill, so nothing here is given up for speed.
  const openPostgres = () => startPostgres({ dataDir: join(dataDir, 'postgres'), port: ports.postgres });
  const openTemporal = () => startTemporal({ dataDir: temporalDir, port: ports.temporal });
  const [postgres, temporal] = await Promise.all([openPostgres(), openTemporal()]);
  const running: { postgres: LocalPostgres | undefined; temporal: LocalTemporal | undefined } = { postgres, temporal };
  return {
    databaseUrl: postgres.url,
    temporalAddress: temporal.address,
    kill: async (name) => {
      const server = running[name];
      if (server === undefined) throw new Error(`${name} does not run`);
      running[name] = undefined;
      process.kill(server.pid, 'SIGKILL');
      await server.exited;
    },
    start: async (name) => {
      if (running[name] !== undefined) return;
      if (name === 'postgres') running.postgres = await openPostgres();
      else running.temporal = await openTemporal();
    },
    deleteTemporalStore: () => {
      if (running.temporal !== undefined) throw new Error('Temporal still runs');
      rmSync(temporalDir, { recursive: true, force: true });
    },
    stop: async () => {
      await running.temporal?.stop();
      await running.postgres?.stop();
    },
  };
}
