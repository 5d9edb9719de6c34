import { startVitest, type TestModule } from 'vitest/node';
import { startTestServers } from './testing/servers.ts';

type Counts = { passed: number; failed: number; skipped: number };

/** Runs the tests (all, or those whose path holds one of the arguments) and ends with one line of counts. */
async function main(filters: string[]): Promise<number> {
  const stopServers = await startTestServers();
  let counts: Counts;
  try {
    const vitest = await startVitest('test', filters, { run: true, watch: false, passWithNoTests: false });
    counts = countTests(vitest.state.getTestModules());
    counts.failed += vitest.state.getUnhandledErrors().length;
    await vitest.close();
  } finally {
    await stopServers();
  }
  process.stdout.write(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped\n`);
  return counts.failed === 0 && counts.passed > 0 ? 0 : 1;
}

/** A file that could not be loaded has no tests; it counts as one that failed. */
function countTests(modules: readonly TestModule[]): Counts {
  const counts: Counts = { passed: 0, failed: 0, skipped: 0 };
  for (const module of modules) {
    let failedInModule = 0;
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      if (state === 'passed') counts.passed += 1;
      else if (state === 'skipped') counts.skipped += 1;
      else failedInModule += 1;
    }
    counts.failed += failedInModule;
    if (failedInModule === 0 && module.state() === 'failed') counts.failed += 1;
  }
  return counts;
}

process.exit(await main(process.argv.slice(2)));
