import { isFileKey } from './key.ts';
import type { FileStore } from './port.ts';

export interface FakeFileStore extends FileStore {
  readonly contents: Map<string, Uint8Array>;
}

/** Keeps files in memory. */
export function createFakeFileStore(): FakeFileStore {
  const contents = new Map<string, Uint8Array>();
  const checked = (key: string): string => {
    if (!isFileKey(key)) throw new Error('This is not a key of a file store.');
    return key;
  };
  const put = (key: string, content: Uint8Array): void => {
    const kept = contents.get(checked(key));
    if (kept && !Buffer.from(kept).equals(content)) throw new Error(`The key ${key} holds another content.`);
    contents.set(key, Uint8Array.from(content));
  };
  return {
    contents,
    put: async (key, content) => put(key, content),
    putStream: async (pieces, keyOf) => {
      const come: Uint8Array[] = [];
      for await (const piece of pieces) come.push(Uint8Array.from(piece));
      put(keyOf(), Buffer.concat(come));
    },
    get: async (key) => contents.get(checked(key)) ?? null,
    getPart: async (key, { start, length }) => contents.get(checked(key))?.slice(start, start + length) ?? null,
    remove: async (key) => {
      contents.delete(checked(key));
    },
  };
}
