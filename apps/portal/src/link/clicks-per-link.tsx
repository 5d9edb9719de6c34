import type { Reply } from '@countersign/ui/client/operation-types';
import { useWords } from '../app/texts.tsx';

type PerDay = Reply<'touch.daily'>['items'][number];

interface Total {
  readonly linkId: string | null;
  readonly linkName: string | null;
  readonly counted: number;
  readonly notCounted: number;
  readonly seen: number;
}

/** The links with the most clicks first. */
export function ClicksPerLink({ items }: { readonly items: readonly PerDay[] }) {
  const { texts, format } = useWords();
  return (
    <section className="part" aria-labelledby="per-link-heading">
      <h2 id="per-link-heading">{texts.clicks.perLink}</h2>
      <div className="table-frame">
        <table className="deal-table">
          <thead>
            <tr>
              <th scope="col">{texts.clicks.link}</th>
              <th scope="col" className="number-cell">
                {texts.clicks.seen}
              </th>
              <th scope="col" className="number-cell">
                {texts.clicks.uncounted}
              </th>
              <th scope="col" className="number-cell">
                {texts.clicks.counted}
              </th>
            </tr>
          </thead>
          <tbody>
            {totalsOf(items).map((total) => (
              <tr key={total.linkId ?? ''}>
                <th scope="row" className="cell-link">
                  <strong>{total.linkName ?? texts.clicks.withoutLink}</strong>
                </th>
                <td className="cell-products number-cell">{format.number(total.seen)}</td>
                <td className="cell-products number-cell">{format.number(total.notCounted)}</td>
                <td className="number-cell">{format.number(total.counted)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function totalsOf(items: readonly PerDay[]): readonly Total[] {
  const totals = new Map<string | null, Total>();
  for (const item of items) {
    const sum = totals.get(item.linkId);
    totals.set(item.linkId, {
      linkId: item.linkId,
      linkName: item.linkName,
      counted: (sum?.counted ?? 0) + item.counted,
      notCounted: (sum?.notCounted ?? 0) + item.notCounted,
      seen: (sum?.seen ?? 0) + item.seen,
    });
  }
  return [...totals.values()].toSorted((a, b) => b.counted - a.counted || b.seen - a.seen);
}
