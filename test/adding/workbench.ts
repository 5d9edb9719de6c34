import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createShadowWorkspace } from '../architecture/shadow-workspace.ts';

export interface Workbench {
  readonly dir: string;
  /** Puts the files of `planted/<name>` where they belong. */
  add(name: string): void;
  /** Adds text behind the one place where `after` stands. */
  insert(path: string, after: string, text: string): void;
  /** Lets a package find another one, as an installation would. */
  link(packageDir: string, name: string, target: string): void;
  /** Type-checks the product, without screens, tests and scripts, and gives what is wrong by file. */
  typeErrors(include?: readonly string[]): ReadonlyMap<string, string>;
  run(command: string, args: readonly string[]): { readonly status: number | null; readonly output: string };
  remove(): void;
}

/** All but the screens, whose libraries take longer to check than everything else together. */
const checked = [
  'packages/*/src',
  'workflows/src',
  'integrations/*/src',
  'apps/api/src',
  'apps/worker/src',
  'apps/tracker/src',
];
const unchecked = ['**/node_modules', '**/*.test.ts', '**/*.test.tsx', '**/testing', 'packages/ui'];

/** A copy of the sources to add something to, as ADDING.md tells. */
export function openWorkbench(): Workbench {
  const shadow = createShadowWorkspace();
  const at = (path: string) => join(shadow.dir, path);
  const compilerOptions = { noEmit: true, incremental: true, tsBuildInfoFile: './adding.tsbuildinfo' };
  return {
    dir: shadow.dir,
    run: shadow.run,
    remove: shadow.remove,
    add: (name) => cpSync(join(import.meta.dirname, 'planted', name), shadow.dir, { recursive: true }),
    insert: (path, after, text) => {
      const before = readFileSync(at(path), 'utf8');
      const parts = before.split(after);
      if (parts.length !== 2) throw new Error(`${path} holds ${parts.length - 1} times: ${after}`);
      writeFileSync(at(path), parts.join(after + text));
    },
    link: (packageDir, name, target) => {
      const link = at(join(packageDir, 'node_modules', name));
      mkdirSync(dirname(link), { recursive: true });
      symlinkSync(target.startsWith('/') ? target : at(target), link);
    },
    typeErrors: (include = checked) => {
      const config = { extends: './tsconfig.json', compilerOptions, include, exclude: unchecked };
      writeFileSync(at('tsconfig.adding.json'), JSON.stringify(config));
      // Several checkers each check the types that they share; together they take more than twice the processor time.
      const { output } = shadow.run('tsc', ['-p', 'tsconfig.adding.json', '--pretty', 'false', '--checkers', '1']);
      return new Map(
        output.split('\n').flatMap((line) => {
          const [, file, problem] = /^([^\s(]+)\(\d+,\d+\): error (.*)$/.exec(line) ?? [];
          return file !== undefined && problem !== undefined ? [[file, problem] as const] : [];
        }),
      );
    },
  };
}
