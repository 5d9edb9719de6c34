import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isRunRecorded } from '@countersign/local/server-record';
import { repositoryDir } from '../repository.ts';
import { environmentOf, installation, readRunning } from './installation.ts';
import { createParts } from './parts.ts';
import { openDatabase, openTemporal } from './servers.ts';

const unusedPorts = { portal: 0, console: 0, api: 0, tracker: 0, workerHealth: 0 };

/**
 * Runs a command with the environment of this installation: the running one's, else that of the servers which
 * DATABASE_URL and TEMPORAL_ADDRESS name, else embedded servers that are started for the command.
 */
export async function withInstallation(
  needs: { readonly temporal: boolean },
  command: (environment: NodeJS.ProcessEnv) => Promise<void>,
): Promise<void> {
  const environmentFile = join(repositoryDir, '.env');
  if (existsSync(environmentFile)) process.loadEnvFile(environmentFile);
  const home = installation(undefined);
  const running = readRunning(home.runningFile);
  if (running !== undefined && isRunRecorded({ dataDir: home.dataDir, name: 'api' })) {
    await command({ ...process.env, ...running });
    return;
  }
  const parts = createParts();
  try {
    const database = await openDatabase(home.dataDir, parts);
    const temporal = needs.temporal ? await openTemporal(home.dataDir, parts) : undefined;
    await command(
      environmentOf({
        installation: home,
        databaseUrl: database.url,
        temporalAddress: temporal?.address ?? (process.env['TEMPORAL_ADDRESS'] || '127.0.0.1:7233'),
        ports: unusedPorts,
        hasDemo: false,
      }),
    );
  } finally {
    await parts.stopAll();
  }
}
