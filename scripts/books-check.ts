import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { installation } from './start/installation.ts';
import { runToEnd } from './start/run-to-end.ts';
import { withInstallation } from './start/with-installation.ts';

const checkEntry = 'apps/worker/src/books-check.ts';

/** The stand-in bank's book, where the demo keeps one and no other is named. */
function bankBook(args: readonly string[]): string[] {
  const file = join(installation(undefined).dataDir, 'bank', 'book.jsonl');
  return args.includes('--bank-book') || !existsSync(file) ? [] : ['--bank-book', file];
}

try {
  await withInstallation({ temporal: false }, async (environment) => {
    const onLine = (line: string) => process.stderr.write(`${line}\n`);
    const given = process.argv.slice(2);
    const args = [...given, ...bankBook(given)];
    process.stdout.write(await runToEnd({ entry: checkEntry, args, environment, onLine }));
  });
} catch (err) {
  process.stderr.write(`${err instanceof Error ? err.message : String(err)}\n`);
  process.exitCode = 1;
}
