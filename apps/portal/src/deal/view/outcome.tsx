import { useWords } from '../../app/texts.tsx';
import { Notice } from '../../parts/states.tsx';
import type { Deal } from './types.ts';

/** How it ended, or what was reported, in the words meant for the partner. */
export function Outcome({ deal }: { readonly deal: Deal }) {
  const { texts, fill, format } = useWords();
  if (deal.rejection !== null) {
    const reasons: Readonly<Record<string, string>> = texts.shared.rejectionReason;
    return (
      <Notice kind="warning" title={texts.deal.rejectionTitle}>
        <p>{reasons[deal.rejection.reason] ?? texts.shared.rejectionReason.other}</p>
        {deal.rejection.text !== '' && <p className="pre">{deal.rejection.text}</p>}
      </Notice>
    );
  }
  if (deal.loss !== null) {
    return (
      <Notice kind="info" title={texts.deal.lossTitle}>
        <p>{texts.shared.lossReason[deal.loss.reason]}</p>
        {deal.loss.text !== null && <p className="pre">{deal.loss.text}</p>}
      </Notice>
    );
  }
  if (deal.win !== null) {
    const { win } = deal;
    return (
      <Notice kind={win.confirmedAt === null ? 'info' : 'success'} title={texts.deal.winTitle}>
        <dl className="facts facts-line">
          <div>
            <dt>{texts.deal.winAmount}</dt>
            <dd>{format.money(win.amount)}</dd>
          </div>
          <div>
            <dt>{texts.deal.winOn}</dt>
            <dd>{format.civilDate(win.wonOn)}</dd>
          </div>
          <div>
            <dt>{texts.deal.winOrder}</dt>
            <dd>{win.orderNumber}</dd>
          </div>
        </dl>
        <p>
          {win.confirmedAt === null
            ? texts.deal.winUnconfirmed
            : fill(texts.deal.winConfirmed, { date: format.date(win.confirmedAt) })}
        </p>
      </Notice>
    );
  }
  return null;
}
