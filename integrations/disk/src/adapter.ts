import { randomBytes } from 'node:crypto';
import { type FileHandle, link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { isFileKey } from '@countersign/ports/file-store/key';
import type { FileStore } from '@countersign/ports/file-store/port';
import type { DiskConfig } from './config.ts';

/** Files in a folder. A file appears whole or not at all: it is written beside, brought to the disk and then linked in. */
export function diskFileStore(config: DiskConfig): FileStore {
  const root = resolve(config.folder);
  return {
    async put(key, content) {
      const path = pathOf(root, key);
      await mkdir(dirname(path), { recursive: true });
      const temporary = `${path}.${randomBytes(8).toString('hex')}.part`;
      try {
        await writeToDisk(temporary, content);
        // A link, unlike a rename, never replaces what another call has stored meanwhile.
        await link(temporary, path);
      } catch (error) {
        if (codeOf(error) !== 'EEXIST') throw error;
        const kept = await readFile(path);
        if (!kept.equals(content)) throw new Error(`The key ${key} holds another content.`, { cause: error });
      } finally {
        await rm(temporary, { force: true });
      }
    },
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

async function writeToDisk(path: string, content: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
