import type { OwnExit } from '@countersign/contracts/exit/operations';
import { useState } from 'react';
import { useMay } from '../app/session.tsx';
import { useWords } from '../app/texts.tsx';
import { Button } from '../parts/button.tsx';
import { Fact } from '../parts/fact.tsx';
import { Card } from '../parts/page.tsx';
import { Notice } from '../parts/states.tsx';
import { AppealDialog } from './appeal-dialog.tsx';

interface ExitCardProps {
  readonly exit: OwnExit;
  readonly onChanged: () => void;
}

/** One membership that ends or has ended: when, and what becomes of what is the partner's. */
export function ExitCard({ exit, onChanged }: ExitCardProps) {
  const { texts, fill, format } = useWords();
  const words = texts.exit;
  const goesOn = exit.status === 'cancelled' || exit.status === 'refused' || exit.status === 'withdrawn';
  const at = exit.endsAt === null ? '' : format.dateTimeLong(exit.endsAt);
  return (
    <Card title={exit.programName} {...(goesOn ? {} : { tone: 'attention' as const })}>
      <p>
        <strong>{fill(words.status[exit.status], { at })}</strong> <span className="soft">{exit.number}</span>
      </p>
      {exit.text !== '' && <p>{exit.text}</p>}
      {!goesOn && exit.status !== 'asked' && <Consequences exit={exit} />}
      {exit.account !== null && <Account account={exit.account} />}
      <Appeal exit={exit} onChanged={onChanged} />
    </Card>
  );
}

function Consequences({ exit }: { readonly exit: OwnExit }) {
  const { texts, fill, format } = useWords();
  const words = texts.exit;
  return (
    <>
      <h3>{words.deals}</h3>
      {exit.deals.length === 0 ? (
        <p className="soft">{words.noDeals}</p>
      ) : (
        <ul className="row-list">
          {exit.deals.map((deal) => (
            <li key={deal.dealId} className="row-item">
              <span className="row-main">
                <strong>
                  <bdi>{deal.customerName ?? deal.number}</bdi>
                </strong>
                <small>
                  {fill(words.dealBecomes[deal.disposition], {
                    until: deal.protectedUntil === null ? '–' : format.civilDate(deal.protectedUntil),
                  })}
                </small>
              </span>
            </li>
          ))}
        </ul>
      )}
      <h3>{words.links}</h3>
      <p>{words.linkBecomes[exit.links.disposition]}</p>
      {exit.account === null && (
        <>
          <h3>{words.money}</h3>
          <p>{fill(words.moneyText, { days: format.number(exit.money.clawbackDays) })}</p>
          <Sums sums={exit.money} />
        </>
      )}
      <h3>{words.access}</h3>
      <p>{exit.keepsReading ? words.accessText : words.accessKept}</p>
      <h3>{words.kept}</h3>
      <ul className="soft">
        {exit.kept.map(({ kind, until, basis }) => (
          <li key={kind}>
            {fill(words.keptUntil, {
              what: kind in words.keptKind ? words.keptKind[kind as keyof typeof words.keptKind] : kind,
              until: format.civilDate(until),
              basis,
            })}
          </li>
        ))}
      </ul>
    </>
  );
}

function Sums({ sums }: { readonly sums: Omit<OwnExit['money'], 'clawbackDays'> }) {
  const { texts, format } = useWords();
  const words = texts.exit;
  return (
    <dl className="facts facts-grid">
      <Fact label={words.available}>{format.money(sums.available)}</Fact>
      <Fact label={words.pending}>{format.money(sums.pending)}</Fact>
      <Fact label={words.held}>{format.money(sums.held)}</Fact>
      <Fact label={words.owed}>{format.money(sums.owed)}</Fact>
      <Fact label={words.underWay}>{format.money(sums.underWay)}</Fact>
    </dl>
  );
}

function Account({ account }: { readonly account: NonNullable<OwnExit['account']> }) {
  const { texts, fill, format } = useWords();
  const words = texts.exit;
  return (
    <>
      <h3>{words.account}</h3>
      <p className="soft">{fill(words.accountAt, { at: format.dateTimeLong(account.at) })}</p>
      <Sums sums={account} />
      {account.lastPayoutFrom !== null && (
        <p>{fill(words.lastPayout, { at: format.dateTimeLong(account.lastPayoutFrom) })}</p>
      )}
    </>
  );
}

function Appeal({ exit, onChanged }: ExitCardProps) {
  const { texts, fill, format } = useWords();
  const may = useMay();
  const words = texts.exit;
  const [isOpen, setOpen] = useState(false);
  const { appeal } = exit;
  if (appeal !== null)
    return (
      <Notice kind="info" title={fill(words.appealStatus[appeal.status], { number: appeal.number })}>
        {appeal.answer !== null && `${words.answer}: ${appeal.answer}`}
      </Notice>
    );
  if (!exit.canAppeal || !may('exit.appeal') || exit.appealUntil === null) return null;
  return (
    <>
      <p className="soft">{fill(words.appealText, { at: format.dateTimeLong(exit.appealUntil) })}</p>
      <p>
        <Button onClick={() => setOpen(true)}>{words.appealOpen}</Button>
      </p>
      {isOpen && <AppealDialog exitId={exit.id} onClose={() => setOpen(false)} onSent={onChanged} />}
    </>
  );
}
