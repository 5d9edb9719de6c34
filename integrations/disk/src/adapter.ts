import { randomBytes } from 'node:crypto';
import { type FileHandle, link, mkdir, open, readdir, readFile, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { isFileKey } from '@countersign/ports/file-store/key';
import type { FileStore } from '@countersign/ports/file-store/port';
import type { DiskConfig } from './config.ts';

/** No key begins with a dot, so nothing in here is taken for a file. */
const incomingFolder = '.incoming';
const comparedBytes = 1_000_000;
const abandonedAfterMs = 24 * 3_600_000;

/** Files in a folder. A file appears whole or not at all: it is written beside, brought to the disk and then linked in. */
export function diskFileStore(config: DiskConfig): FileStore {
  const root = resolve(config.folder);
  let swept: Promise<void> | undefined;
  const store = async (pieces: Pieces, keyOf: () => string) => {
    swept ??= removeAbandoned(join(root, incomingFolder));
    await swept;
    await storeIn(root, pieces, keyOf);
  };
  return {
    async put(key, content) {
      pathOf(root, key);
      await store([content], () => key);
    },
    putStream: store,
    get: async (key) => {
      try {
        return await readFile(pathOf(root, key));
      } catch (error) {
        if (codeOf(error) === 'ENOENT') return null;
        throw error;
      }
    },
    getPart: async (key, { start, length }) => {
      const path = pathOf(root, key);
      try {
        const file = await open(path, 'r');
        try {
          return await readFully(file, { start, length });
        } finally {
          await file.close();
        }
      } catch (error) {
        if (codeOf(error) === 'ENOENT') return null;
        throw error;
      }
    },
    remove: async (key) => rm(pathOf(root, key), { force: true }),
  };
}

type Pieces = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

async function storeIn(root: string, pieces: Pieces, keyOf: () => string): Promise<void> {
  const temporary = join(root, incomingFolder, `${randomBytes(16).toString('hex')}.part`);
  try {
    await writeToDisk(temporary, pieces);
    const key = keyOf();
    const path = pathOf(root, key);
    await mkdir(dirname(path), { recursive: true });
    await linkIn(key, { temporary, path });
  } finally {
    await rm(temporary, { force: true });
  }
}

/** What a process that was killed had not finished. */
async function removeAbandoned(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const found = await stat(path).catch((error: unknown) => {
      if (codeOf(error) === 'ENOENT') return null;
      throw error;
    });
    if (found !== null && found.mtimeMs < Date.now() - abandonedAfterMs) await rm(path, { force: true });
  }
}

/** A link, unlike a rename, never replaces what another call has stored meanwhile. */
async function linkIn(key: string, at: { readonly temporary: string; readonly path: string }): Promise<void> {
  try {
    await link(at.temporary, at.path);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    if (!(await isSame(at.temporary, at.path)))
      throw new Error(`The key ${key} holds another content.`, { cause: error });
  }
}

async function isSame(one: string, other: string): Promise<boolean> {
  const files = await Promise.all([open(one, 'r'), open(other, 'r')]);
  try {
    for (let start = 0; ; start += comparedBytes) {
      const [left, right] = await Promise.all(files.map((file) => readFully(file, { start, length: comparedBytes })));
      if (!left || !right || !Buffer.from(left).equals(right)) return false;
      if (left.length < comparedBytes) return true;
    }
  } finally {
    await Promise.all(files.map((file) => file.close()));
  }
}

/** One read may give less than was asked for. */
async function readFully(
  file: FileHandle,
  { start, length }: { readonly start: number; readonly length: number },
): Promise<Uint8Array> {
  const part = Buffer.alloc(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await file.read(part, filled, length - filled, start + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return part.subarray(0, filled);
}

/** A key's segments are plain names, so the path stays in the folder. */
function pathOf(root: string, key: string): string {
  if (!isFileKey(key)) throw new Error('This is not a key of a file store.');
  return join(root, ...key.split('/'));
}

async function writeToDisk(path: string, pieces: Pieces): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    for await (const piece of pieces) await file.writeFile(piece);
    await file.sync();
  } finally {
    await file.close();
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
