import { client } from '../app/clients.ts';
import { useWords } from '../app/texts.tsx';
import { useQuery } from '../data/use-query.ts';
import { methodReasons } from '../earning/hold-text.ts';
import { ButtonLink } from '../parts/button.tsx';
import { Card } from '../parts/page.tsx';
import { hasFailed, type Payout } from './payout-looks.ts';

/** What its state means, why it is held or failed, and what the reader can do about it. */
export function PayoutAdvice({ payout }: { readonly payout: Payout }) {
  const { texts } = useWords();
  const isHeld = payout.status === 'held' && payout.holdReason !== null;
  return (
    <Card
      title={texts.payouts.states[payout.status]}
      {...(isHeld || hasFailed(payout) ? { tone: 'attention' as const } : {})}
    >
      <p>{texts.payouts.meaning[payout.status]}</p>
      {payout.failure !== null && <BankWords code={payout.failure} />}
      {isHeld && <HeldAdvice payout={payout} />}
      {hasFailed(payout) && (
        <div className="advice">
          <h3>{texts.payouts.whatToDo}</h3>
          <p>{texts.payouts.adviceFailed}</p>
          <p className="soft">{texts.payouts.adviceAsk}</p>
          <ButtonLink to="/payment-methods" icon="bank" kind="primary">
            {texts.payouts.checkMethod}
          </ButtonLink>
        </div>
      )}
    </Card>
  );
}

function HeldAdvice({ payout }: { readonly payout: Payout }) {
  const { texts, fill, format } = useWords();
  const balances = useQuery('balances', (signal) => client.call('payout.balances', { signal }));
  const minimum = balances.data?.items.find(({ enrollmentId }) => enrollmentId === payout.enrollmentId)?.minimum;
  if (payout.holdReason === null) return null;
  return (
    <div className="advice">
      <h3>{texts.money.holdReason[payout.holdReason]}</h3>
      <p>
        {fill(texts.money.holdAdvice[payout.holdReason], {
          minimum: minimum === undefined ? '…' : format.money(minimum),
        })}
      </p>
      {methodReasons.has(payout.holdReason) && (
        <ButtonLink to="/payment-methods" icon="bank">
          {texts.money.seeMethod}
        </ButtonLink>
      )}
    </div>
  );
}

/** A bank's code in words, where it is one of those that partners meet. */
function BankWords({ code }: { readonly code: string }) {
  const { texts, fill } = useWords();
  const known: Readonly<Record<string, string>> = texts.payouts.failure;
  const reason = fill(known[code] ?? texts.payouts.failureOther, { code });
  return (
    <p>
      <strong>{fill(texts.payouts.bankSays, { reason })}</strong>
    </p>
  );
}
