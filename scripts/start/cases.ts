import { runToEnd } from './run-to-end.ts';
import { step } from './steps.ts';

const rehydrateEntry = 'apps/worker/src/rehydrate.ts';

/** Restarts the workflow of every open case from PostgreSQL, for a Temporal store that is new. */
export function rehydrateCases(environment: NodeJS.ProcessEnv): Promise<void> {
  return step('open cases', async ({ note }) => {
    const printed = await runToEnd({ entry: rehydrateEntry, environment, onLine: note });
    for (const line of printed.trim().split('\n')) if (line !== '') note(line);
  });
}
