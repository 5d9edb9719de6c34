import { client } from '../app/clients.ts';
import { useWords } from '../app/texts.tsx';
import { useQuery } from '../data/use-query.ts';
import { CopyButton } from '../parts/copy-button.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Card } from '../parts/page.tsx';

/** Codes of the shop that lead to the reader's company. */
export function CouponsCard() {
  const { texts, fill } = useWords();
  const coupons = useQuery('coupons', (signal) =>
    client.call('coupon.list', { query: { limit: 100, archived: 'false' }, signal }),
  );
  return (
    <Card title={texts.links.coupons}>
      <p className="soft">{texts.links.couponsText}</p>
      <Loaded query={coupons} rows={1}>
        {({ items }) =>
          items.length === 0 ? (
            <p>{texts.links.noCoupons}</p>
          ) : (
            <ul className="row-list">
              {items.map((coupon) => (
                <li key={coupon.id} className="row-item">
                  <code className="row-main coupon">{coupon.code}</code>
                  <CopyButton text={coupon.code} label={fill(texts.links.copyOfCode, { code: coupon.code })} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Card>
  );
}
