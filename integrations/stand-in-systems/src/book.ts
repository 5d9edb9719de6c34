import { randomBytes } from 'node:crypto';
import { link, mkdir, readdir, readFile, rename, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const page = z.object({
  reference: z.string(),
  /** Null where it was closed without ever having been open. */
  number: z.string().nullable(),
  isOpen: z.boolean(),
  detail: z.unknown(),
});
export type Page = z.output<typeof page>;

/** The book of one system: a folder with a file per account. A file is there whole or not at all, and is made once. */
export interface AccountBook {
  read(reference: string): Promise<Page | null>;
  /** The account as it stands afterwards: the given one, or the one that was there before. */
  add(account: Page): Promise<Page>;
  replace(account: Page): Promise<void>;
  all(): Promise<Page[]>;
}

export function openBook(folder: string): AccountBook {
  const fileOf = (reference: string) => join(folder, `${Buffer.from(reference).toString('base64url')}.json`);
  const written = async (account: Page): Promise<string> => {
    await mkdir(folder, { recursive: true });
    const draft = join(folder, `${randomBytes(8).toString('hex')}.draft`);
    await writeFile(draft, JSON.stringify(account));
    return draft;
  };
  const read: AccountBook['read'] = async (reference) => {
    try {
      return page.parse(JSON.parse(await readFile(fileOf(reference), 'utf8')));
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return null;
      throw error;
    }
  };
  return {
    read,
    add: async (account) => {
      const draft = await written(account);
      try {
        // A link is made once: whoever comes second finds the first one's file.
        await link(draft, fileOf(account.reference));
        return account;
      } catch (error) {
        const kept = codeOf(error) === 'EEXIST' ? await read(account.reference) : null;
        if (kept === null) throw error;
        return kept;
      } finally {
        await unlink(draft);
      }
    },
    replace: async (account) => rename(await written(account), fileOf(account.reference)),
    all: async () => {
      const names = await readdir(folder).catch(() => []);
      const files = names.filter((name) => name.endsWith('.json')).toSorted();
      return Promise.all(files.map(async (name) => page.parse(JSON.parse(await readFile(join(folder, name), 'utf8')))));
    },
  };
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : undefined;
}
