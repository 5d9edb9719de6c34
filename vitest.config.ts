import { defineConfig } from 'vitest/config';
import { LongestFirst } from './scripts/testing/longest-first.ts';

const exclude = ['**/node_modules/**', '**/dist/**', '**/planted/**', '**/.countersign/**'];
const testFiles = '**/*.test.{ts,tsx}';
/** Of the whole-stack tests, these look at files only. */
const fileTests = ['test/architecture', 'test/deploy'];
/** Tests in a browser; those under `test` bring a stack of their own. */
const screenTests = ['test/e2e/**/*.test.ts', 'apps/console/src/testing/*.test.ts', 'apps/portal/src/*.test.ts'];
/** One more than a small machine has cores: most of these wait for a server half of the time. */
const filesAtOnce = 3;
/** Files run after each other in one process: what they import is loaded once. A test that needs a module as new asks for it. */
const isolate = false;
const servers = './scripts/testing/global-setup.ts';
const builtPages = './scripts/testing/built-pages.ts';
const unpackedBrowser = './test/stack/browser-setup.ts';
const timeouts = { testTimeout: 30_000, hookTimeout: 60_000 };

/** Folders whose tests need no server; the rest get PostgreSQL and Temporal. */
const plain = ['domain', 'policy', 'contracts', 'locales', 'ports', 'runtime', 'local', 'ui'].map(
  (name) => `packages/${name}`,
);
const served = ['packages/db', 'packages/services', 'workflows', 'apps/api', 'apps/worker', 'apps/tracker'];

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'plain',
          include: [...plain, 'integrations', 'apps/console', 'apps/portal', 'scripts', ...fileTests].map(
            (dir) => `${dir}/${testFiles}`,
          ),
          exclude: [...exclude, ...screenTests],
          maxWorkers: filesAtOnce,
          isolate,
          sequence: { groupOrder: 1 },
          ...timeouts,
        },
      },
      {
        extends: true,
        test: {
          name: 'served',
          include: served.map((dir) => `${dir}/${testFiles}`),
          exclude,
          globalSetup: servers,
          maxWorkers: filesAtOnce,
          isolate,
          sequence: { groupOrder: 2 },
          ...timeouts,
        },
      },
      {
        extends: true,
        test: {
          name: 'screens',
          include: screenTests,
          exclude,
          globalSetup: [servers, unpackedBrowser, builtPages],
          maxWorkers: filesAtOnce,
          sequence: { groupOrder: 3 },
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'whole-stack',
          include: [`test/${testFiles}`],
          exclude: [...exclude, ...screenTests, ...fileTests.map((dir) => `${dir}/**`)],
          globalSetup: servers,
          maxWorkers: filesAtOnce,
          // Together with the screens: while these wait for a process to come back, a page is drawn.
          sequence: { groupOrder: 3 },
          // The compiler reads everything twice in some of these; a busy machine takes minutes for it.
          testTimeout: 240_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
