import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createShadowWorkspace, type ShadowWorkspace } from './shadow-workspace.ts';

// Each tool reads the whole repository: on a busy machine that takes longer than any test of a package may.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 });

let shadow: ShadowWorkspace;
beforeAll(() => {
  shadow = createShadowWorkspace();
});
afterAll(() => shadow.remove());

function outputWith(files: Readonly<Record<string, string>>, command: string, args: readonly string[]): string {
  return shadow.withPlanted(files, () => {
    const { status, output } = shadow.run(command, args);
    expect(status, output).not.toBe(0);
    return output;
  });
}

describe('dependency-cruiser', () => {
  const check = ['scripts/verify/check-arrows.ts'];
  const planted: Readonly<Record<string, { text: string; caughtBy: string }>> = {
    'packages/domain/src/planted-upward.ts': {
      text: "import '../../services/src/app-error.ts';",
      caughtBy: 'arrow: packages/domain',
    },
    'packages/domain/src/planted-node.ts': { text: "import 'node:fs';", caughtBy: 'no node: packages/domain' },
    'packages/contracts/src/planted-package.ts': {
      text: "import 'postgres';",
      caughtBy: 'resolvable',
    },
    'packages/services/src/planted-drizzle.ts': {
      text: "import '../../db/node_modules/drizzle-orm/index.js';",
      caughtBy: 'drizzle in db only',
    },
    'packages/services/src/planted-test-code.ts': {
      text: "import '@countersign/db/testing/database';",
      caughtBy: 'test code stays in tests',
    },
    'packages/ui/src/planted-schemas.ts': {
      text: "import * as tasks from '@countersign/contracts/task/operations';\nexport const all = tasks;",
      caughtBy: 'ui: types of contracts only',
    },
    'integrations/smtp/src/planted-sideways.ts': {
      text: "import '../../disk/src/planted-target.ts';",
      caughtBy: 'arrow: integrations/smtp',
    },
    'integrations/disk/src/planted-target.ts': {
      text: "import '../../../packages/db/src/client.ts';",
      caughtBy: 'arrow: integrations/disk',
    },
    'workflows/src/planted-workflow.ts': { text: "import '@temporalio/client';", caughtBy: 'workflow code: no client' },
    'apps/portal/src/planted-server.ts': {
      text: "import '../../../packages/services/src/app-error.ts';",
      caughtBy: 'arrow: apps/portal',
    },
    'apps/tracker/src/planted-hot-path.ts': {
      text: "import '../../../packages/db/src/client.ts';",
      caughtBy: 'tracker: hot path',
    },
    'apps/api/src/planted-cycle-back.ts': { text: "import './planted-cycle.ts';", caughtBy: 'no cycle' },
  };

  it('names every import against the arrows', () => {
    const files = {
      ...Object.fromEntries(Object.entries(planted).map(([path, { text }]) => [path, text])),
      'apps/api/src/planted-cycle.ts': "import './planted-cycle-back.ts';",
    };
    const lines = outputWith(files, 'node', check).split('\n');
    for (const [path, { caughtBy }] of Object.entries(planted)) {
      expect(lines, path).toContainEqual(expect.stringContaining(`${caughtBy}: ${path} -> `));
    }
  });

  it('is not content with having seen nothing', () => {
    const config = '.dependency-cruiser.cjs';
    const nothing = `module.exports = { arrows: {}, modulesMin: 100, forbidden: [], options: { doNotFollow: { path: 'node_modules' }, exclude: { path: '^(packages|apps|integrations|workflows)/' } } };`;
    const other = createShadowWorkspace();
    try {
      other.withPlanted({ [config]: nothing }, () => {
        const { status, output } = other.run('node', check);
        expect(status).toBe(1);
        expect(output).toContain('modules were seen, expected at least 100');
      });
    } finally {
      other.remove();
    }
  });
});

describe('tsc with empty types', () => {
  const planted = {
    fetch: 'void fetch;',
    timer: 'setTimeout(() => {}, 1);',
    environment: 'process.exitCode = 1;',
    page: 'void document;',
  };

  it('keeps fetch, timers, the environment and the page out of the domain', () => {
    const files = Object.entries(planted).map(([name, text]) => [
      `packages/domain/src/planted-${name}.ts`,
      `${text}\nexport {};\n`,
    ]);
    const args = ['-p', 'tsconfig.domain.json', '--checkers', '1'];
    const lines = outputWith(Object.fromEntries(files), 'tsc', args).split('\n');
    for (const [path] of files) expect(lines).toContainEqual(expect.stringMatching(new RegExp(`^${path}.*error`)));
  });
});

describe('oxlint', () => {
  it.each([
    ['the clock', 'export const planted = Date.now();', 'no-restricted-globals'],
    ['randomness', 'export const planted = Math.random();', 'no-restricted-properties'],
    ['a barrel', "export * from './money/money.ts';", 'no-barrel-file'],
    ['any', 'export const planted = (value: any) => value;', 'no-explicit-any'],
  ])('bans %s in the domain', (_, text, rule) => {
    const output = outputWith({ 'packages/domain/src/planted.ts': `${text}\n` }, 'oxlint', [
      'packages/domain/src/planted.ts',
    ]);
    expect(output).toContain(rule);
  });

  it('finds a promise that nobody waits for', () => {
    const text = 'async function write(): Promise<void> {}\nexport function planted(): void {\n  write();\n}\n';
    const path = 'packages/services/src/planted.ts';
    expect(outputWith({ [path]: text }, 'oxlint', ['--type-aware', path])).toContain('no-floating-promises');
  });
});

describe('turbo boundaries', () => {
  it('finds a package that is used and not declared, and a way out of the package', () => {
    const output = outputWith(
      {
        'packages/domain/src/planted-undeclared.ts': "import '@countersign/services/app-error';\n",
        'packages/domain/src/planted-escape.ts': "import '../../services/src/app-error.ts';\n",
      },
      'turbo',
      ['boundaries'],
    );
    expect(output).toContain('planted-undeclared.ts');
    expect(output).toContain('planted-escape.ts');
  });
});

describe('knip', () => {
  it('finds a verb that nothing calls', () => {
    const output = outputWith(
      { 'packages/services/src/planted.ts': 'export function plantedVerb(): void {}\n' },
      'knip',
      ['--no-progress', '--include', 'files,exports'],
    );
    expect(output).toContain('packages/services/src/planted.ts');
  });
});
