import type { Reply } from '@countersign/ui/client/operation-types';
import { useMay } from '../app/session.tsx';
import { useWords } from '../app/texts.tsx';
import { ButtonLink } from '../parts/button.tsx';
import { Card } from '../parts/page.tsx';
import { Notice } from '../parts/states.tsx';
import { holdReasonOf, methodReasons } from './hold-text.ts';
import { isNought } from './money-sum.ts';

type Balance = Reply<'payout.balances'>['items'][number];

const lesser = ['pending', 'held', 'underWay', 'receivable'] as const;

/** What is owed in one program, and what becomes of it. */
export function BalanceCard({ balance }: { readonly balance: Balance }) {
  const { texts, format } = useWords();
  return (
    <Card title={balance.programName}>
      <div>
        <p className="soft">{texts.earnings.available}</p>
        <p className="figure">{format.money(balance.available)}</p>
        <small>{balance.holdReason === null ? texts.earnings.availableHint : texts.earnings.availableKept}</small>
      </div>
      <dl className="balance-parts">
        {lesser.map((part) => (
          <div key={part} className={isNought(balance[part]) ? 'balance-nought' : undefined}>
            <dt>{texts.earnings[part]}</dt>
            <dd>
              <strong className="number">{format.money(balance[part])}</strong>
              {!isNought(balance[part]) && <small>{texts.earnings[`${part}Hint`]}</small>}
            </dd>
          </div>
        ))}
      </dl>
      <NextPayout balance={balance} />
    </Card>
  );
}

/** Whether the next payout includes it; if not, why and what to do. */
function NextPayout({ balance }: { readonly balance: Balance }) {
  const { texts, fill, format } = useWords();
  const may = useMay();
  const isEmpty = isNought(balance.available) && isNought(balance.pending);
  if (balance.holdReason === null) {
    return isNought(balance.available) ? null : <Notice kind="success">{texts.earnings.paysNext}</Notice>;
  }
  const reason = holdReasonOf(balance.holdReason);
  if (reason === 'below_minimum' && isNought(balance.available)) {
    return <p className="soft">{texts.earnings.nothingYet}</p>;
  }
  return (
    <Notice kind={isEmpty ? 'info' : 'warning'} title={texts.money.holdReason[reason]}>
      <p>{fill(texts.money.holdAdvice[reason], { minimum: format.money(balance.minimum) })}</p>
      {methodReasons.has(reason) && (
        <div className="notice-actions">
          <ButtonLink to="/payment-methods" icon="bank">
            {reason === 'no_payment_method' && may('payment-method.propose')
              ? texts.money.proposeMethod
              : texts.money.seeMethod}
          </ButtonLink>
        </div>
      )}
    </Notice>
  );
}
