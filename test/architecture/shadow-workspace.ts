import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, delimiter, dirname, join, relative } from 'node:path';

export const repositoryDir = dirname(dirname(import.meta.dirname));

const folders = ['apps', 'packages', 'integrations', 'workflows', 'test', 'scripts'];
const leftOut = new Set(['node_modules', 'dist', '.turbo', '.git', '.countersign']);

export type ShadowWorkspace = {
  readonly dir: string;
  /** Runs with these files added; they are gone afterwards. */
  withPlanted<T>(files: Readonly<Record<string, string>>, action: () => T): T;
  withPlantedAsync<T>(files: Readonly<Record<string, string>>, action: () => Promise<T>): Promise<T>;
  run(command: string, args: readonly string[]): { readonly status: number | null; readonly output: string };
  remove(): void;
};

/**
 * A copy of the sources in which our packages find each other's copies and everything else that is installed, so that
 * a violation can be planted without touching the checkout.
 */
export function createShadowWorkspace(): ShadowWorkspace {
  const dir = realpathSync(mkdtempSync(join(tmpdir(), 'countersign-shadow-')));
  for (const entry of readdirSync(repositoryDir, { withFileTypes: true })) {
    const isWanted = entry.isFile() || folders.includes(entry.name);
    if (isWanted) cpSync(join(repositoryDir, entry.name), join(dir, entry.name), { recursive: true, filter: isSource });
  }
  for (const packageDir of packageDirs()) linkModules(packageDir, dir);
  return {
    dir,
    withPlanted: (files, action) => {
      plant(dir, files);
      try {
        return action();
      } finally {
        unplant(dir, files);
      }
    },
    withPlantedAsync: async (files, action) => {
      plant(dir, files);
      try {
        return await action();
      } finally {
        unplant(dir, files);
      }
    },
    run: (command, args) => {
      const ran = spawnSync(command, args, {
        cwd: dir,
        encoding: 'utf8',
        maxBuffer: 64 * 1024 * 1024,
        env: {
          ...process.env,
          PATH: `${join(repositoryDir, 'node_modules', '.bin')}${delimiter}${process.env['PATH'] ?? ''}`,
          NO_COLOR: '1',
          FORCE_COLOR: undefined,
          TURBO_TELEMETRY_DISABLED: '1',
        },
      });
      return { status: ran.status, output: `${ran.stdout}${ran.stderr}${ran.error?.message ?? ''}` };
    },
    remove: () => rmSync(dir, { recursive: true, force: true }),
  };
}

/** Every folder of the workspace that holds a package, relative to the checkout; the root is ''. */
export function packageDirs(): readonly string[] {
  const grouped = ['apps', 'packages', 'integrations'].flatMap((group) =>
    readdirSync(join(repositoryDir, group)).map((name) => join(group, name)),
  );
  return ['', 'workflows', 'test', ...grouped].filter((dir) => existsSync(join(repositoryDir, dir, 'package.json')));
}

function plant(dir: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), text);
  }
}

function unplant(dir: string, files: Readonly<Record<string, string>>): void {
  for (const path of Object.keys(files)) rmSync(join(dir, path));
}

function isSource(path: string): boolean {
  return !leftOut.has(basename(path));
}

function linkModules(packageDir: string, shadowDir: string): void {
  const from = join(repositoryDir, packageDir, 'node_modules');
  const to = join(shadowDir, packageDir, 'node_modules');
  if (!existsSync(from)) return;
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from)) {
    if (name.startsWith('@') && !lstatSync(join(from, name)).isSymbolicLink()) {
      mkdirSync(join(to, name));
      for (const scoped of readdirSync(join(from, name)))
        link(join(from, name, scoped), join(to, name, scoped), shadowDir);
    } else {
      link(join(from, name), join(to, name), shadowDir);
    }
  }
}

function link(from: string, to: string, shadowDir: string): void {
  const target = realpathSync(from);
  const isOurs = target.startsWith(repositoryDir) && !target.includes('node_modules');
  symlinkSync(isOurs ? join(shadowDir, relative(repositoryDir, target)) : target, to);
}
