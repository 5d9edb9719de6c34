import { type EventKind, eventKinds } from '@countersign/domain/event/event';
import type { Reply } from '@countersign/ui/client/operation-types';
import { useState } from 'react';
import { client } from '../app/clients.ts';
import { useWords } from '../app/texts.tsx';
import { useCursorPages } from '../data/use-cursor-pages.ts';
import { useQuery } from '../data/use-query.ts';
import { decimalText } from '../earning/decimal-text.ts';
import { ExplainDialog } from '../earning/explain-dialog-lazy.tsx';
import { LineStateBadge } from '../earning/line-state.tsx';
import { isBelowNought, sumOf } from '../earning/money-sum.ts';
import { Loaded } from '../parts/loaded.tsx';
import { Pager } from '../parts/pager.tsx';

type Statement = Reply<'statement.get'>;
type StatementLine = Reply<'statement.lines'>['items'][number];

const pageSize = 50;

/** The lines behind the sums; each says why when it is asked. */
export function StatementLines({ statement }: { readonly statement: Statement }) {
  const { texts, fill, format } = useWords();
  const [explained, setExplained] = useState<string>();
  const pages = useCursorPages(statement.id);
  const lines = useQuery(
    `statement lines ${statement.id} ${pages.cursor ?? ''}`,
    (signal) =>
      client.call('statement.lines', {
        params: { id: statement.id },
        query: { limit: pageSize, ...(pages.cursor === undefined ? {} : { cursor: pages.cursor }) },
        signal,
      }),
    { keepPrevious: true },
  );
  const sum = sumOf([statement.earned, statement.corrections]);
  return (
    <section className="part" aria-labelledby="lines-heading">
      <div className="part-head">
        <h2 id="lines-heading">{texts.statements.lines}</h2>
        {sum !== undefined && (
          <p className="soft number">
            {fill(texts.statements.linesSum, { count: statement.lineCount, amount: format.money(sum) })}
          </p>
        )}
      </div>
      <Loaded query={lines}>
        {(page) =>
          page.items.length === 0 ? (
            <p className="soft">{texts.statements.linesEmpty}</p>
          ) : (
            <>
              <LinesTable lines={page.items} isStale={lines.isLoading} onExplain={setExplained} />
              <Pager label={texts.statements.lines} pages={pages} pageSize={pageSize} page={page} />
            </>
          )
        }
      </Loaded>
      {explained !== undefined && <ExplainDialog id={explained} onClose={() => setExplained(undefined)} />}
    </section>
  );
}

interface LinesTableProps {
  readonly lines: readonly StatementLine[];
  readonly isStale: boolean;
  readonly onExplain: (id: string) => void;
}

function LinesTable({ lines, isStale, onExplain }: LinesTableProps) {
  const { texts } = useWords();
  return (
    <div className="table-frame" aria-busy={isStale}>
      <table className="deal-table">
        <thead>
          <tr>
            <th scope="col">{texts.earnings.what}</th>
            <th scope="col">{texts.earnings.state}</th>
            <th scope="col" className="number-cell">
              {texts.earnings.basis}
            </th>
            <th scope="col" className="number-cell">
              {texts.earnings.amount}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <LineRow key={line.id} line={line} onExplain={onExplain} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function LineRow({ line, onExplain }: { readonly line: StatementLine; readonly onExplain: (id: string) => void }) {
  const { texts, fill, format } = useWords();
  const amount = format.money(line.amount);
  return (
    <tr>
      <th scope="row" className="cell-customer">
        <strong>
          {line.kind === 'adjustment' || line.eventKind === null
            ? texts.earnings.kinds.adjustment
            : texts.money.eventKind[kindOf(line.eventKind)]}
        </strong>
        <small>
          <time dateTime={line.occurredAt} title={format.dateTimeLong(line.occurredAt)}>
            {format.date(line.occurredAt)}
          </time>
          {' · '}
          {[...new Set([line.reference, line.rule])].join(' · ')}
        </small>
        {line.planVersion !== null && (
          <small>{fill(texts.statements.planVersion, { version: line.planVersion })}</small>
        )}
      </th>
      <td className="cell-status">
        <LineStateBadge state={line.state} holdUntil={line.holdUntil} />
      </td>
      <td className="cell-products number-cell">
        {line.basis !== null && format.money(line.basis)}
        {line.fxRate !== null && line.fxDay !== null && (
          <small>
            {fill(texts.statements.fx, {
              rate: decimalText(format.locale, line.fxRate),
              day: format.civilDate(line.fxDay),
            })}
          </small>
        )}
      </td>
      <td className="cell-amount number-cell">
        <strong className={isBelowNought(line.amount) ? 'overdue' : undefined}>{amount}</strong>
        <button
          type="button"
          className="link-button"
          aria-label={fill(texts.earnings.whyFor, { amount })}
          onClick={() => onExplain(line.id)}
        >
          {texts.earnings.why}
        </button>
      </td>
    </tr>
  );
}

function kindOf(name: string): EventKind {
  return eventKinds.find((kind) => kind === name) ?? 'custom';
}
