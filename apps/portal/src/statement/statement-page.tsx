import type { Reply } from '@countersign/ui/client/operation-types';
import { useEffect } from 'react';
import { Link, useParams } from 'react-router';
import { client } from '../app/clients.ts';
import { useWords } from '../app/texts.tsx';
import { useQuery } from '../data/use-query.ts';
import { EarningTabs } from '../earning/earning-tabs.tsx';
import { Icon } from '../parts/icon.tsx';
import { Card, Page } from '../parts/page.tsx';
import { Failure, Loading } from '../parts/states.tsx';
import { rememberStatement } from './seen-statements.ts';
import { StatementLines } from './statement-lines.tsx';

type Statement = Reply<'statement.get'>;

export default function StatementPage() {
  const { texts, fill, format } = useWords();
  const { id = '' } = useParams();
  const statement = useQuery(`statement ${id}`, (signal) => client.call('statement.get', { params: { id }, signal }));
  const { data } = statement;
  useEffect(() => {
    if (data !== undefined) rememberStatement(data.id);
  }, [data]);
  if (data === undefined) {
    if (statement.error === undefined) return <Loading rows={6} />;
    return <Failure isPage error={statement.error} onRetry={statement.reload} />;
  }
  const published =
    data.publishedAt === null ? [] : [fill(texts.statements.published, { date: format.date(data.publishedAt) })];
  return (
    <Page
      title={data.number}
      intro={[data.programName, `${format.civilDate(data.fromOn)} – ${format.civilDate(data.toOn)}`, ...published].join(
        ' · ',
      )}
      above={
        <Link to="/statements" className="above">
          <Icon name="back" size={15} /> {texts.statements.back}
        </Link>
      }
      actions={
        <>
          <a
            className="button button-secondary"
            href={client.downloadUrl('statement.pdf', { id: data.id })}
            download={`${data.number}.pdf`}
          >
            <Icon name="download" />
            <span>{texts.statements.pdf}</span>
          </a>
          <a
            className="button button-secondary"
            href={client.downloadUrl('statement.csv', { id: data.id })}
            download={`${data.number}.csv`}
          >
            <Icon name="download" />
            <span>{texts.statements.csv}</span>
          </a>
        </>
      }
    >
      <EarningTabs />
      <Sums statement={data} />
      <StatementLines statement={data} />
    </Page>
  );
}

const parts = [
  { name: 'opening', text: 'opening', sign: '' },
  { name: 'earned', text: 'earnedSum', sign: '+' },
  { name: 'corrections', text: 'corrections', sign: '+' },
  { name: 'paid', text: 'paid', sign: '−' },
] as const;

/** Opening + earned + corrections - paid = closing, as a sum that one can follow. */
function Sums({ statement }: { readonly statement: Statement }) {
  const { texts, format } = useWords();
  return (
    <Card>
      <table className="sum-table">
        <caption className="visually-hidden">{texts.statements.adds}</caption>
        <tbody>
          {parts.map(({ name, text, sign }) => (
            <tr key={name}>
              <td className="sum-sign" aria-hidden="true">
                {sign}
              </td>
              <th scope="row">{texts.statements[text]}</th>
              <td className="number-cell">{format.money(statement[name])}</td>
            </tr>
          ))}
          <tr className="sum-total">
            <td className="sum-sign" aria-hidden="true">
              =
            </td>
            <th scope="row">{texts.statements.closingSum}</th>
            <td className="number-cell">{format.money(statement.closing)}</td>
          </tr>
          <tr className="sum-of">
            <td aria-hidden="true" />
            <th scope="row">{texts.statements.ofWhichPending}</th>
            <td className="number-cell">{format.money(statement.pending)}</td>
          </tr>
          <tr className="sum-of">
            <td aria-hidden="true" />
            <th scope="row">{texts.statements.ofWhichAvailable}</th>
            <td className="number-cell">{format.money(statement.available)}</td>
          </tr>
        </tbody>
      </table>
    </Card>
  );
}
