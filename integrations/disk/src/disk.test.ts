import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeFileStore } from '@countersign/ports/file-store/testing';
import { afterAll, describe, expect, it } from 'vitest';
import { diskFileStore } from './adapter.ts';

const folders: string[] = [];
async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'disk-'));
  folders.push(folder);
  return folder;
}
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

describeFileStore('on disk', async () => diskFileStore({ folder: await emptyFolder() }));

describe('diskFileStore', () => {
  it('makes its folder, keeps files for the next process and leaves no half-written one', async () => {
    const folder = join(await emptyFolder(), 'deep', 'er');
    await diskFileStore({ folder }).put('ten_1/file_1', Buffer.from('x'));
    await diskFileStore({ folder }).put('ten_1/file_1', Buffer.from('x'));
    expect(Buffer.from((await diskFileStore({ folder }).get('ten_1/file_1')) ?? '').toString()).toBe('x');
    expect(await readdir(join(folder, 'ten_1'))).toEqual(['file_1']);
    expect(await readdir(join(folder, '.incoming'))).toEqual([]);
  });

  it('clears away what a process that was killed left half-written a day ago', async () => {
    const folder = await emptyFolder();
    const incoming = join(folder, '.incoming');
    await mkdir(incoming);
    for (const name of ['old.part', 'new.part']) await writeFile(join(incoming, name), 'half');
    const before = Date.now() / 1000 - 2 * 86_400;
    await utimes(join(incoming, 'old.part'), before, before);
    await diskFileStore({ folder }).put('ten_1/file_1', Buffer.from('x'));
    expect(await readdir(incoming)).toEqual(['new.part']);
  });
});
