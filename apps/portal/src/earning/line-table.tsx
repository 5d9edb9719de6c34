import type { Reply } from '@countersign/ui/client/operation-types';
import { useWords } from '../app/texts.tsx';
import { LineStateBadge } from './line-state.tsx';
import { isBelowNought } from './money-sum.ts';

export type Line = Reply<'line.list'>['items'][number];

interface LineTableProps {
  readonly lines: readonly Line[];
  readonly isStale: boolean;
  readonly onExplain: (id: string) => void;
}

export function LineTable({ lines, isStale, onExplain }: LineTableProps) {
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

function LineRow({ line, onExplain }: { readonly line: Line; readonly onExplain: (id: string) => void }) {
  const { texts, fill, format } = useWords();
  const amount = format.money(line.amount);
  return (
    <tr>
      <th scope="row" className="cell-customer">
        <strong>{texts.earnings.kinds[line.kind]}</strong>
        <small>
          <time dateTime={line.occurredAt} title={format.dateTimeLong(line.occurredAt)}>
            {format.date(line.occurredAt)}
          </time>
          {' · '}
          {line.plan === null ? line.rule : fill(texts.earnings.rule, { rule: line.rule, plan: line.plan.name })}
        </small>
      </th>
      <td className="cell-status">
        <LineStateBadge state={line.state} holdUntil={line.holdUntil} />
      </td>
      <td className="cell-products number-cell">{line.basis === null ? '' : format.money(line.basis)}</td>
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
