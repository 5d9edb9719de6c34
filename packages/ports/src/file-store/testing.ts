import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { FileStore } from './port.ts';

/** What every store of files must hold. `open` gives an empty one. */
export function describeFileStore(name: string, open: () => Promise<FileStore>): void {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const contentOf = async (store: FileStore, key: string) => {
    const content = await store.get(key);
    return content === null ? null : Buffer.from(content);
  };

  describe(`file store: ${name}`, () => {
    it('gives back every byte, and null for what it does not have', async () => {
      const store = await open();
      const content = randomBytes(3_000_000);
      await store.put('ten_1/file_1', content);
      expect((await contentOf(store, 'ten_1/file_1'))?.equals(content)).toBe(true);
      expect(await store.get('ten_1/file_2')).toBeNull();
      await store.put('empty', bytes(''));
      expect(await contentOf(store, 'empty')).toHaveLength(0);
    });

    it('gives a part, and nothing behind the end', async () => {
      const store = await open();
      const content = randomBytes(200_000);
      await store.put('parts', content);
      const part = async (start: number, length: number) => {
        const found = await store.getPart('parts', { start, length });
        return found === null ? null : Buffer.from(found);
      };
      expect((await part(70_000, 80_000))?.equals(content.subarray(70_000, 150_000))).toBe(true);
      expect((await part(199_999, 10))?.equals(content.subarray(199_999))).toBe(true);
      expect(await part(200_000, 10)).toHaveLength(0);
      expect(await store.getPart('others', { start: 0, length: 1 })).toBeNull();
    });

    it('stores what comes in pieces under the key that is known at its end', async () => {
      const store = await open();
      const content = randomBytes(700_000);
      const pieces = async function* (length: number) {
        for (let start = 0; start < content.length; start += length) yield content.subarray(start, start + length);
      };
      let asked = 0;
      const keyOf = () => {
        asked += 1;
        return 'ten_1/pieces';
      };
      await store.putStream(pieces(65_536), keyOf);
      await store.putStream(pieces(9_999), keyOf);
      expect(asked).toBe(2);
      expect((await contentOf(store, 'ten_1/pieces'))?.equals(content)).toBe(true);
      const other = async function* () {
        yield content.subarray(1);
        yield content.subarray(0, 1);
      };
      await expect(store.putStream(other(), keyOf)).rejects.toThrow(Error);
      await expect(store.putStream(pieces(9_999), () => '../up')).rejects.toThrow(Error);
      expect((await contentOf(store, 'ten_1/pieces'))?.equals(content)).toBe(true);
    });

    it('stores nothing of pieces that break off, and passes on why', async () => {
      const store = await open();
      const broken = async function* () {
        yield bytes('half');
        throw new RangeError('broken off');
      };
      await expect(store.putStream(broken(), () => 'half')).rejects.toThrow(RangeError);
      expect(await store.get('half')).toBeNull();
    });

    it('takes the same content again, and refuses another one under the key', async () => {
      const store = await open();
      await store.put('a/b', bytes('one'));
      await store.put('a/b', bytes('one'));
      await expect(store.put('a/b', bytes('two'))).rejects.toThrow(Error);
      expect((await contentOf(store, 'a/b'))?.toString()).toBe('one');
    });

    it('keeps one content whole when many are stored under a key at once', async () => {
      const store = await open();
      const contents = Array.from({ length: 8 }, (_, index) => Buffer.alloc(200_000, index));
      const results = await Promise.allSettled(contents.map((content) => store.put('race', content)));
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      const kept = await contentOf(store, 'race');
      expect(contents.some((content) => kept?.equals(content))).toBe(true);
    });

    it('is not changed by what the caller does with the bytes afterwards', async () => {
      const store = await open();
      const content = bytes('kept');
      await store.put('k', content);
      content.fill(0);
      expect((await contentOf(store, 'k'))?.toString()).toBe('kept');
    });

    it('removes, also what is not there', async () => {
      const store = await open();
      await store.put('gone', bytes('x'));
      await store.remove('gone');
      await store.remove('gone');
      expect(await store.get('gone')).toBeNull();
    });

    it.each([
      '',
      '.',
      '..',
      '../up',
      'a/../../up',
      '/etc/passwd',
      'a//b',
      'a/',
      'a\0b',
      'a\\..\\b',
      '.hidden',
      'a b',
      'ä',
      'x'.repeat(300),
    ])('refuses the key %j for everything', async (key) => {
      const store = await open();
      await expect(store.put(key, bytes('x'))).rejects.toThrow(Error);
      await expect(store.get(key)).rejects.toThrow(Error);
      await expect(store.remove(key)).rejects.toThrow(Error);
    });
  });
}
