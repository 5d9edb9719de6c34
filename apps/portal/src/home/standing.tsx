import type { Reply } from '@countersign/ui/client/operation-types';
import { Link } from 'react-router';
import { useWords } from '../app/texts.tsx';
import { Card } from '../parts/page.tsx';
import { StatusBadge } from '../parts/status-badge.tsx';

/** Money under protection, how many registrations are where, and how many more may be open. */
export function Standing({ home }: { readonly home: Reply<'home.get'> }) {
  const { texts, fill, format } = useWords();
  const { used, limit } = home.openLimit;
  const isFull = used >= limit;
  return (
    <>
      <Card title={texts.home.protected}>
        {home.protectedTotal.length === 0 && <p className="soft">{texts.home.protectedNone}</p>}
        {home.protectedTotal.map((money) => (
          <p key={money.currency} className="figure">
            {format.moneyShort(money)}
          </p>
        ))}
      </Card>
      <Card title={texts.home.standing}>
        <ul className="row-list counts">
          {home.counts
            .filter(({ count }) => count > 0)
            .map(({ status, count }) => (
              <li key={status}>
                <Link to={`/deals?status=${status}`} className="row-item">
                  <StatusBadge status={status} />
                  <strong>{format.number(count)}</strong>
                </Link>
              </li>
            ))}
        </ul>
      </Card>
      <Card title={texts.home.openLimit}>
        <p className="meter-line">
          <strong>{fill(texts.home.openOf, { used, limit })}</strong>
        </p>
        <meter
          className="meter"
          min={0}
          max={limit}
          high={limit * 0.9}
          value={used}
          aria-label={texts.home.openLimit}
        />
        {isFull && <p className="soft">{texts.home.openFull}</p>}
      </Card>
    </>
  );
}
