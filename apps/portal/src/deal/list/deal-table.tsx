import { closedDealStatuses } from '@countersign/domain/deal-registration/deal';
import type { Reply } from '@countersign/ui/client/operation-types';
import { Link } from 'react-router';
import { useWords } from '../../app/texts.tsx';
import { StatusBadge } from '../../parts/status-badge.tsx';
import { useNow } from '../../parts/use-now.ts';

type Deal = Reply<'deal-registration.list'>['items'][number];

/** A table where there is room, cards where there is not: the same rows, laid out by the style sheet. */
export function DealTable({ deals, isStale }: { readonly deals: readonly Deal[]; readonly isStale: boolean }) {
  const { texts } = useWords();
  return (
    <div className="table-frame" aria-busy={isStale}>
      <table className="deal-table">
        <thead>
          <tr>
            <th scope="col">{texts.deals.customer}</th>
            <th scope="col">{texts.deals.status}</th>
            <th scope="col">{texts.deals.products}</th>
            <th scope="col" className="number-cell">
              {texts.deals.amount}
            </th>
            <th scope="col">{texts.deals.heldBy}</th>
            <th scope="col">{texts.deals.dueAt}</th>
          </tr>
        </thead>
        <tbody>
          {deals.map((deal) => (
            <DealRow key={deal.id} deal={deal} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function DealRow({ deal }: { readonly deal: Deal }) {
  const { texts, fill, format } = useWords();
  const now = useNow();
  const isClosed = closedDealStatuses.some((status) => status === deal.status);
  const isOverdue = deal.dueAt !== null && !isClosed && Date.parse(deal.dueAt) < now;
  return (
    <tr>
      <th scope="row" className="cell-customer">
        <Link to={deal.status === 'draft' ? `/deals/${deal.id}/edit` : `/deals/${deal.id}`} className="row-link">
          <bdi>{deal.customerName ?? texts.home.unnamed}</bdi>
        </Link>
        <small>
          {[
            deal.number ?? texts.deals.draftNumber,
            deal.customerCountry === null ? undefined : format.country(deal.customerCountry),
            deal.ownReference,
          ]
            .filter(Boolean)
            .join(' · ')}
        </small>
      </th>
      <td className="cell-status">
        <StatusBadge status={deal.status} />
      </td>
      <td className="cell-products">
        <span className="clamp">{format.list(deal.products)}</span>
      </td>
      <td className="cell-amount number-cell">
        {deal.amount !== null && format.moneyShort(deal.amount)}
        {deal.closeMonth !== null && <small>{format.yearMonth(deal.closeMonth)}</small>}
      </td>
      <td className="cell-holder">{!isClosed && (deal.heldBy === deal.partner.name ? texts.deal.you : deal.heldBy)}</td>
      <td className="cell-due">
        {deal.dueAt !== null && !isClosed && (
          <>
            <time
              dateTime={deal.dueAt}
              title={format.dateTimeLong(deal.dueAt)}
              className={isOverdue ? 'overdue' : undefined}
            >
              {format.relative(deal.dueAt, now)}
            </time>
            <small>{format.deadline(deal.dueAt)}</small>
          </>
        )}
        {deal.dueAt === null && deal.status === 'approved' && deal.protectedUntil !== null && (
          <small className="wrapping">
            {fill(texts.deals.protectedUntil, { date: format.civilDate(deal.protectedUntil) })}
          </small>
        )}
      </td>
    </tr>
  );
}
