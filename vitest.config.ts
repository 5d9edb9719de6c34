import { defineConfig } from 'vitest/config';

const exclude = ['**/node_modules/**', '**/dist/**', '**/planted/**', '**/.countersign/**'];
const testFiles = '**/*.test.{ts,tsx}';
/** Of the whole-stack tests, these look at files only. */
const fileTests = ['test/architecture', 'test/deploy'];
const servers = './scripts/testing/global-setup.ts';
const timeouts = { testTimeout: 30_000, hookTimeout: 60_000 };

/** Folders whose tests need no server; the rest get PostgreSQL and Temporal. */
const plain = ['domain', 'policy', 'contracts', 'locales', 'ports', 'runtime', 'local', 'ui'].map(
  (name) => `packages/${name}`,
);
const served = ['packages/db', 'packages/services', 'workflows', 'apps/api', 'apps/worker', 'apps/tracker'];

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'plain',
          include: [...plain, 'integrations', 'apps/console', 'apps/portal', 'scripts', ...fileTests].map(
            (dir) => `${dir}/${testFiles}`,
          ),
          exclude,
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
          sequence: { groupOrder: 1 },
          ...timeouts,
        },
      },
      {
        extends: true,
        test: {
          name: 'whole-stack',
          include: [`test/${testFiles}`],
          exclude: [...exclude, ...fileTests.map((dir) => `${dir}/**`)],
          globalSetup: servers,
          // Each of these starts processes of its own; side by side they would time each other out.
          fileParallelism: false,
          sequence: { groupOrder: 2 },
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
