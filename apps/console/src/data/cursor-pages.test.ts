import { describe, expect, it } from 'vitest';
import { CursorPages, type FetchPage } from './cursor-pages.ts';

function numbers(count: number) {
  const calls: number[] = [];
  const fetchPage: FetchPage<number> = ({ cursor, limit }) => {
    calls.push(limit);
    const start = cursor === undefined ? 0 : Number(cursor);
    const end = Math.min(start + limit, count);
    const items = Array.from({ length: end - start }, (_, index) => start + index);
    return Promise.resolve({ items, nextCursor: end < count ? String(end) : null, total: count });
  };
  return { calls, fetchPage };
}

describe('numbered pages over cursors', () => {
  it('gives the items of a page nobody has visited by walking in the largest steps', async () => {
    const { calls, fetchPage } = numbers(1000);
    const page = await new CursorPages().fetch('list', 21, 25, fetchPage);
    expect(page.items[0]).toBe(500);
    expect(calls).toEqual([200, 200, 100, 25]);
  });

  it('reads the next page with one call', async () => {
    const { calls, fetchPage } = numbers(1000);
    const pages = new CursorPages();
    await pages.fetch('list', 1, 25, fetchPage);
    const second = await pages.fetch('list', 2, 25, fetchPage);
    expect(second.items).toEqual(Array.from({ length: 25 }, (_, index) => 25 + index));
    expect(calls).toEqual([25, 25]);
  });

  it('keeps the cursors of two lists apart', async () => {
    const pages = new CursorPages();
    await pages.fetch('a', 1, 25, numbers(1000).fetchPage);
    const { calls, fetchPage } = numbers(30);
    await pages.fetch('b', 2, 25, fetchPage);
    expect(calls).toEqual([25, 25]);
  });

  it('gives an empty page with the total past the end', async () => {
    const page = await new CursorPages().fetch('list', 9, 25, numbers(30).fetchPage);
    expect(page).toEqual({ items: [], nextCursor: null, total: 30 });
  });
});
