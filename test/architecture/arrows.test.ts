import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { packageDirs, repositoryDir } from './shadow-workspace.ts';

const { arrows } = createRequire(import.meta.url)(join(repositoryDir, '.dependency-cruiser.cjs')) as {
  readonly arrows: Readonly<Record<string, { readonly workspace: readonly string[] }>>;
};

it('the arrows name every folder of the workspace, and no other', () => {
  const parts = packageDirs().filter((dir) => dir !== '' && dir !== 'test');
  expect(Object.keys(arrows).toSorted()).toEqual([...parts].sort());
});

it('the arrows point at folders of the workspace', () => {
  const targets = new Set(Object.values(arrows).flatMap((arrow) => arrow.workspace));
  for (const target of targets) expect(Object.keys(arrows)).toContain(target);
});
