import { runToEnd } from './start/run-to-end.ts';
import { withInstallation } from './start/with-installation.ts';

const verifyEntry = 'apps/worker/src/audit-verify.ts';

try {
  await withInstallation({ temporal: false }, async (environment) => {
    const onLine = (line: string) => process.stderr.write(`${line}\n`);
    process.stdout.write(await runToEnd({ entry: verifyEntry, args: process.argv.slice(2), environment, onLine }));
  });
} catch (err) {
  process.stderr.write(`${err instanceof Error ? err.message : String(err)}\n`);
  process.exitCode = 1;
}
