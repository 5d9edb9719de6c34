import { join } from 'node:path';
import { startPostgres } from '@countersign/local/postgres';
import { startTemporal } from '@countersign/local/temporal';
import { prepareNamespace } from '@countersign/local/temporal-namespace';
import type { Parts } from './parts.ts';
import { step } from './steps.ts';

const retentionDays = 30;

export type Database = { readonly url: string; readonly isNew: boolean };
export type Workflows = { readonly address: string; readonly uiUrl: string | undefined; readonly isNew: boolean };

/** The PostgreSQL that DATABASE_URL names, else the embedded one. */
export async function openDatabase(dataDir: string, parts: Parts): Promise<Database> {
  const given = process.env['DATABASE_URL'];
  if (given) return { url: given, isNew: false };
  return step('PostgreSQL', async ({ note }) => {
    const server = await startPostgres({ dataDir: join(dataDir, 'postgres'), progress: note });
    parts.add('PostgreSQL', server.stop);
    parts.watch('PostgreSQL', server.exited, () => `Its log is ${join(dataDir, 'postgres', 'postgres.log')}.`);
    return { url: server.url, isNew: server.isNew };
  });
}

/** The Temporal server that TEMPORAL_ADDRESS names, else one of our own. */
export async function openTemporal(dataDir: string, parts: Parts): Promise<Workflows> {
  const given = process.env['TEMPORAL_ADDRESS'];
  const namespace = process.env['TEMPORAL_NAMESPACE'] || 'default';
  if (given) {
    await step(`Temporal at ${given}`, () =>
      prepareNamespace({ address: given, namespace, retentionDays, searchAttributes: {} }),
    );
    return { address: given, uiUrl: undefined, isNew: false };
  }
  return step('Temporal', async ({ note }) => {
    const server = await startTemporal({
      dataDir: join(dataDir, 'temporal'),
      namespace,
      hasUi: true,
      retentionDays,
      progress: note,
    });
    parts.add('Temporal', server.stop);
    parts.watch('Temporal', server.exited, () => `Its log is ${join(dataDir, 'temporal', 'temporal.log')}.`);
    return { address: server.address, uiUrl: server.uiUrl, isNew: server.isNew };
  });
}
