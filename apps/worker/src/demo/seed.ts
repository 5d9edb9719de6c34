import { loadConfiguration } from '@countersign/runtime/configuration/load';
import { createLogger } from '@countersign/runtime/logger';
import type { DemoBank } from '@countersign/services/demo/money/demo-bank';
import { seedDemo } from '@countersign/services/demo/seed';
import { compose } from '../compose.ts';
import { systemContext } from '../worker-context.ts';

/** Progress goes to the error output, the logins to try are the result. */
const configuration = loadConfiguration(process.env);
const log = createLogger({ name: 'demo', level: configuration.LOG_LEVEL, destination: process.stderr });
const composed = compose({ ...configuration, DATABASE_URL: withoutWaiting(configuration.DATABASE_URL) }, log);
const lanes = 4;
const bankUrl = process.env['STAND_IN_BANK_URL'];

try {
  const logins = await seedDemo(systemContext(composed.parts, '', 'demo'), {
    lanes,
    onProgress: (line) => process.stderr.write(`${line}\n`),
    ...(bankUrl === undefined ? {} : { bank: standInBank(bankUrl) }),
  });
  process.stdout.write(`${JSON.stringify({ logins })}\n`);
} finally {
  await composed.close();
}

/** Thousands of small commits need not reach the disk one by one: after a crash the filling goes on where it was. */
function withoutWaiting(databaseUrl: string): string {
  const url = new URL(databaseUrl);
  url.searchParams.set('synchronous_commit', 'off');
  return url.href;
}

/** What the stand-in bank does when it is told to; a bank would do it for reasons of its own. */
function standInBank(url: string): DemoBank {
  return {
    sendBack: async (endToEndId, code) => {
      const reply = await fetch(`${url}/returns`, { method: 'POST', body: JSON.stringify({ endToEndId, code }) });
      if (!reply.ok) throw new Error(`the stand-in bank sends nothing back: ${reply.status} ${await reply.text()}`);
    },
  };
}
