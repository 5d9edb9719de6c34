import { Link } from 'react-router';
import { client } from '../app/clients.ts';
import { useWords } from '../app/texts.tsx';
import { useCursorPages } from '../data/use-cursor-pages.ts';
import { useQuery } from '../data/use-query.ts';
import { EarningTabs } from '../earning/earning-tabs.tsx';
import { Badge } from '../parts/badge.tsx';
import { ButtonLink } from '../parts/button.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Page } from '../parts/page.tsx';
import { Pager } from '../parts/pager.tsx';
import { Empty } from '../parts/states.tsx';
import { TaxHold } from '../tax-form/tax-hold.tsx';
import { type Payout, payoutLooks } from './payout-looks.ts';
import { PayoutWhen } from './payout-when.tsx';

const pageSize = 25;

export default function PayoutsPage() {
  const { texts } = useWords();
  const pages = useCursorPages('payouts');
  const payouts = useQuery(
    `payouts ${pages.cursor ?? ''}`,
    (signal) =>
      client.call('payout.list', {
        query: { limit: pageSize, ...(pages.cursor === undefined ? {} : { cursor: pages.cursor }) },
        signal,
      }),
    { keepPrevious: true, refreshMs: 30_000 },
  );
  return (
    <Page title={texts.payouts.title} intro={texts.payouts.intro}>
      <EarningTabs />
      <TaxHold />
      <Loaded query={payouts}>
        {(page) =>
          page.items.length === 0 ? (
            <Empty icon="bank" title={texts.payouts.emptyTitle} text={texts.payouts.emptyText}>
              <ButtonLink to="/earnings">{texts.money.earnings}</ButtonLink>
            </Empty>
          ) : (
            <>
              <PayoutTable payouts={page.items} isStale={payouts.isLoading} />
              <Pager label={texts.payouts.title} pages={pages} pageSize={pageSize} page={page} />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

function PayoutTable({ payouts, isStale }: { readonly payouts: readonly Payout[]; readonly isStale: boolean }) {
  const { texts } = useWords();
  return (
    <div className="table-frame" aria-busy={isStale}>
      <table className="deal-table">
        <thead>
          <tr>
            <th scope="col">{texts.payouts.amount}</th>
            <th scope="col">{texts.payouts.status}</th>
            <th scope="col">{texts.payouts.how}</th>
            <th scope="col">{texts.payouts.when}</th>
          </tr>
        </thead>
        <tbody>
          {payouts.map((payout) => (
            <PayoutRow key={payout.id} payout={payout} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function PayoutRow({ payout }: { readonly payout: Payout }) {
  const { texts, format } = useWords();
  return (
    <tr>
      <th scope="row" className="cell-customer">
        <Link to={`/payouts/${payout.id}`} className="row-link number">
          {format.money(payout.amount)}
        </Link>
        <small>{payout.programName}</small>
      </th>
      <td className="cell-status">
        <Badge {...payoutLooks[payout.status]}>{texts.payouts.states[payout.status]}</Badge>
        {payout.holdReason !== null && payout.status === 'held' && (
          <small className="wrapping">{texts.money.holdReason[payout.holdReason]}</small>
        )}
      </td>
      <td className="cell-products">
        {texts.payouts.rail[payout.rail]}
        <small>{payout.account ?? texts.payouts.noAccount}</small>
      </td>
      <td className="cell-due">
        <PayoutWhen payout={payout} />
      </td>
    </tr>
  );
}
