import { z } from 'zod';
import type { Parts } from './parts.ts';
import { runToEnd } from './run-to-end.ts';
import { step } from './steps.ts';

const seedEntry = 'apps/worker/src/demo/seed.ts';

/** What the seed prints when it is done, also when the demo tenant was there before. */
const seededSchema = z.object({
  logins: z.array(
    z.object({ role: z.string(), site: z.enum(['console', 'portal']), email: z.string(), password: z.string() }),
  ),
});

export type DemoLogin = z.output<typeof seededSchema>['logins'][number];

/** Fills the demo tenant through the services, or finds it filled. `bankUrl` is the stand-in bank's, never another bank's. */
export function seedDemo(
  environment: NodeJS.ProcessEnv,
  parts: Parts,
  bankUrl: string | undefined,
): Promise<readonly DemoLogin[]> {
  return step('demo tenant', async ({ note }) => {
    const printed = await runToEnd({
      entry: seedEntry,
      environment: bankUrl === undefined ? environment : { ...environment, STAND_IN_BANK_URL: bankUrl },
      onLine: note,
      onStart: (stop) => parts.add('demo seed', stop),
    });
    return seededSchema.parse(JSON.parse(printed)).logins;
  });
}
