import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryDir } from '../architecture/shadow-workspace.ts';

/** Files that a section of ADDING.md lists as bullets that begin with a path in backquotes. */
export function filesNamedIn(section: string): readonly string[] {
  const text = readFileSync(join(repositoryDir, 'ADDING.md'), 'utf8');
  const [, body] = text.split(`\n### ${section}\n`);
  if (body === undefined) throw new Error(`ADDING.md has no section "${section}"`);
  const own = body.split(/\n##+ /)[0] ?? '';
  return [...own.matchAll(/^- `([^`]+)`/gm)].map(([, path]) => path ?? '');
}
