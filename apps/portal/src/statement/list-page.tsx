import type { Reply } from '@countersign/ui/client/operation-types';
import { Link } from 'react-router';
import { client } from '../app/clients.ts';
import { useWords } from '../app/texts.tsx';
import { useCursorPages } from '../data/use-cursor-pages.ts';
import { useQuery } from '../data/use-query.ts';
import { EarningTabs } from '../earning/earning-tabs.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Page } from '../parts/page.tsx';
import { Pager } from '../parts/pager.tsx';
import { Empty } from '../parts/states.tsx';

type Statement = Reply<'statement.list'>['items'][number];

const pageSize = 25;

export default function StatementsPage() {
  const { texts } = useWords();
  const pages = useCursorPages('statements');
  const statements = useQuery(
    `statements ${pages.cursor ?? ''}`,
    (signal) =>
      client.call('statement.list', {
        query: { limit: pageSize, ...(pages.cursor === undefined ? {} : { cursor: pages.cursor }) },
        signal,
      }),
    { keepPrevious: true },
  );
  return (
    <Page title={texts.statements.title} intro={texts.statements.intro}>
      <EarningTabs />
      <Loaded query={statements}>
        {(page) =>
          page.items.length === 0 ? (
            <Empty icon="file" title={texts.statements.emptyTitle} text={texts.statements.emptyText} />
          ) : (
            <>
              <StatementTable statements={page.items} />
              <Pager label={texts.statements.title} pages={pages} pageSize={pageSize} page={page} />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

function StatementTable({ statements }: { readonly statements: readonly Statement[] }) {
  const { texts, fill, format } = useWords();
  return (
    <div className="table-frame">
      <table className="deal-table">
        <thead>
          <tr>
            <th scope="col">{texts.statements.number}</th>
            <th scope="col">{texts.statements.period}</th>
            <th scope="col" className="number-cell">
              {texts.statements.earned}
            </th>
            <th scope="col" className="number-cell">
              {texts.statements.closing}
            </th>
          </tr>
        </thead>
        <tbody>
          {statements.map((statement) => (
            <tr key={statement.id}>
              <th scope="row" className="cell-customer">
                <Link to={`/statements/${statement.id}`} className="row-link">
                  {statement.number}
                </Link>
                <small>{statement.programName}</small>
              </th>
              <td className="cell-status">
                {`${format.civilDate(statement.fromOn)} – ${format.civilDate(statement.toOn)}`}
                {statement.publishedAt !== null && (
                  <small>{fill(texts.statements.published, { date: format.date(statement.publishedAt) })}</small>
                )}
              </td>
              <td className="cell-products number-cell">{format.money(statement.earned)}</td>
              <td className="cell-amount number-cell">
                <strong>{format.money(statement.closing)}</strong>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
