import { useWords } from '../app/texts.tsx';
import type { useCursorPages } from '../data/use-cursor-pages.ts';
import { Button } from './button.tsx';

interface PagerProps {
  readonly label: string;
  readonly pages: ReturnType<typeof useCursorPages>;
  readonly pageSize: number;
  readonly page: { readonly items: readonly unknown[]; readonly total: number; readonly nextCursor: string | null };
}

/** Which rows of how many, and the way to the ones before and after. */
export function Pager({ label, pages, pageSize, page }: PagerProps) {
  const { texts, fill } = useWords();
  const from = pages.index * pageSize;
  return (
    <nav className="pages" aria-label={label}>
      <span className="soft">
        {fill(texts.deals.range, { from: from + 1, to: from + page.items.length, total: page.total })}
      </span>
      {(pages.index > 0 || page.nextCursor !== null) && (
        <>
          <Button icon="back" disabled={pages.index === 0} onClick={pages.toPrevious}>
            {texts.deals.previous}
          </Button>
          <Button icon="forward" disabled={page.nextCursor === null} onClick={() => pages.toNext(page.nextCursor)}>
            {texts.deals.next}
          </Button>
        </>
      )}
    </nav>
  );
}
