import { join } from 'node:path';
import { startChild, waitUntilReady } from './children.ts';
import type { Installation } from './installation.ts';
import type { Parts } from './parts.ts';
import { step } from './steps.ts';

const entry = 'integrations/stand-in-bank/src/main.ts';

/** Where the stand-in bank of the demo answers; undefined where another bank is configured, or nothing is tried out. */
export function bankUrlOf(start: { readonly hasDemo: boolean; readonly port: number }): string | undefined {
  return start.hasDemo && !process.env['BANK_URL'] ? `http://127.0.0.1:${start.port}` : undefined;
}

/** Starts the stand-in bank. Its book is kept with the data of the installation, and it is given no secret. */
export async function startBank(started: {
  readonly home: Installation;
  readonly url: string;
  readonly parts: Parts;
}): Promise<void> {
  const { home, url, parts } = started;
  const args = ['--book', join(home.dataDir, 'bank', 'book.jsonl'), '--port', new URL(url).port];
  const child = startChild({ name: 'bank', entry, args, environment: process.env, logDir: home.logDir });
  parts.addChild(child, home.dataDir);
  await step('stand-in bank', () => waitUntilReady(child, `${url}/ready`));
}
