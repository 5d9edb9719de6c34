export interface CursorPage<Item> {
  items: Item[];
  nextCursor: string | null;
  total: number;
}

export type FetchPage<Item> = (position: { cursor: string | undefined; limit: number }) => Promise<CursorPage<Item>>;

const largestLimit = 200;

/**
 * Turns the API's cursors into numbered pages. Cursors of visited offsets are kept per list (its filters and order);
 * a page nobody has visited is reached by walking on from the nearest known offset in the largest allowed steps.
 */
export class CursorPages {
  private readonly known = new Map<string, Map<number, string>>();

  async fetch<Item>(
    listKey: string,
    page: number,
    perPage: number,
    fetchPage: FetchPage<Item>,
  ): Promise<CursorPage<Item>> {
    const cursors = this.cursorsOf(listKey);
    const wanted = (page - 1) * perPage;
    let offset = nearestBelow(cursors, wanted);
    while (offset < wanted) {
      const limit = Math.min(largestLimit, wanted - offset);
      const step = await fetchPage({ cursor: cursors.get(offset), limit });
      if (step.nextCursor === null) return { items: [], nextCursor: null, total: step.total };
      offset += limit;
      cursors.set(offset, step.nextCursor);
    }
    const result = await fetchPage({ cursor: cursors.get(wanted), limit: perPage });
    if (result.nextCursor !== null) cursors.set(wanted + perPage, result.nextCursor);
    return result;
  }

  private cursorsOf(listKey: string): Map<number, string> {
    const found = this.known.get(listKey) ?? new Map<number, string>();
    this.known.set(listKey, found);
    if (this.known.size > 50) this.known.delete(this.known.keys().next().value ?? listKey);
    return found;
  }
}

function nearestBelow(cursors: ReadonlyMap<number, string>, wanted: number): number {
  let nearest = 0;
  for (const offset of cursors.keys()) if (offset <= wanted && offset > nearest) nearest = offset;
  return nearest;
}
