import type { Reply } from '@countersign/ui/client/operation-types';
import { client } from '../app/clients.ts';
import { useWords } from '../app/texts.tsx';
import { useCursorPages } from '../data/use-cursor-pages.ts';
import { useQuery } from '../data/use-query.ts';
import { LinkTabs } from '../link/link-tabs.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Page } from '../parts/page.tsx';
import { Pager } from '../parts/pager.tsx';
import { Empty } from '../parts/states.tsx';

type Customer = Reply<'end-customer.list'>['items'][number];

const pageSize = 25;

export default function CustomersPage() {
  const { texts } = useWords();
  const pages = useCursorPages('customers');
  const customers = useQuery(
    `customers ${pages.cursor ?? ''}`,
    (signal) =>
      client.call('end-customer.list', {
        query: { limit: pageSize, ...(pages.cursor === undefined ? {} : { cursor: pages.cursor }) },
        signal,
      }),
    { keepPrevious: true },
  );
  return (
    <Page title={texts.customers.title} intro={texts.customers.intro}>
      <LinkTabs />
      <Loaded query={customers}>
        {(page) =>
          page.items.length === 0 ? (
            <Empty icon="people" title={texts.customers.emptyTitle} text={texts.customers.emptyText} />
          ) : (
            <>
              <CustomerTable customers={page.items} isStale={customers.isLoading} />
              {page.items.some(isMasked) && <p className="soft">{texts.customers.masked}</p>}
              <Pager label={texts.customers.title} pages={pages} pageSize={pageSize} page={page} />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

function CustomerTable({ customers, isStale }: { readonly customers: readonly Customer[]; readonly isStale: boolean }) {
  const { texts } = useWords();
  return (
    <div className="table-frame" aria-busy={isStale}>
      <table className="deal-table">
        <thead>
          <tr>
            <th scope="col">{texts.customers.customer}</th>
            <th scope="col">{texts.customers.bound}</th>
            <th scope="col">{texts.customers.firstSeen}</th>
          </tr>
        </thead>
        <tbody>
          {customers.map((customer) => (
            <CustomerRow key={customer.id} customer={customer} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function CustomerRow({ customer }: { readonly customer: Customer }) {
  const { texts, fill, format } = useWords();
  const { boundAt, boundUntil } = customer;
  const how: Readonly<Record<string, string>> = texts.customers.boundBy;
  const facts = [
    ...(boundAt === null ? [] : [fill(texts.customers.since, { date: format.date(boundAt) })]),
    how[customer.boundBy ?? ''] ?? '',
  ].filter(Boolean);
  return (
    <tr>
      <th scope="row" className="cell-customer">
        <strong>{customer.ref ?? texts.conversions.hidden}</strong>
      </th>
      <td className="cell-status">
        {boundUntil === null ? texts.customers.forLife : fill(texts.customers.until, { date: format.date(boundUntil) })}
        <small>{facts.join(' · ')}</small>
      </td>
      <td className="cell-products">
        <time dateTime={customer.firstEventAt} title={format.dateTimeLong(customer.firstEventAt)}>
          {format.date(customer.firstEventAt)}
        </time>
      </td>
    </tr>
  );
}

function isMasked({ ref }: Customer): boolean {
  return ref === null || ref.includes('***');
}
