import { mayHaveMoved } from '@countersign/domain/payout/payout-transition';
import { Link, useParams } from 'react-router';
import { client } from '../app/clients.ts';
import { useWords } from '../app/texts.tsx';
import { useQuery } from '../data/use-query.ts';
import { EarningTabs } from '../earning/earning-tabs.tsx';
import { Badge } from '../parts/badge.tsx';
import { Fact } from '../parts/fact.tsx';
import { Icon } from '../parts/icon.tsx';
import { Card, Page } from '../parts/page.tsx';
import { Failure, Loading } from '../parts/states.tsx';
import { PayoutAdvice } from './payout-advice.tsx';
import { PayoutCourse } from './payout-course.tsx';
import { type Payout, payoutLooks } from './payout-looks.ts';

export default function PayoutPage() {
  const { texts, fill, format } = useWords();
  const { id = '' } = useParams();
  const payout = useQuery(`payout ${id}`, (signal) => client.call('payout.get', { params: { id }, signal }), {
    refreshMs: 15_000,
  });
  const { data } = payout;
  if (data === undefined) {
    if (payout.error === undefined) return <Loading rows={6} />;
    return <Failure isPage error={payout.error} onRetry={payout.reload} />;
  }
  return (
    <Page
      title={fill(texts.payouts.titleOf, { amount: format.money(data.amount) })}
      intro={data.programName}
      above={
        <Link to="/payouts" className="above">
          <Icon name="back" size={15} /> {texts.payouts.back}
        </Link>
      }
      actions={
        <>
          <Badge {...payoutLooks[data.status]}>{texts.payouts.states[data.status]}</Badge>
          {mayHaveMoved(data.status) && (
            <a
              className="button button-secondary"
              href={client.downloadUrl('payout.remittance', { id: data.id })}
              download={`${data.runNumber}.pdf`}
            >
              <Icon name="download" />
              <span>{texts.payouts.remittance}</span>
            </a>
          )}
        </>
      }
    >
      <EarningTabs />
      <div className="columns">
        <div className="column-main">
          <PayoutAdvice payout={data} />
          <Details payout={data} />
        </div>
        <div className="column-side">
          <PayoutCourse payout={data} />
        </div>
      </div>
    </Page>
  );
}

function Details({ payout }: { readonly payout: Payout }) {
  const { texts, format } = useWords();
  return (
    <Card title={texts.payouts.details}>
      <dl className="facts facts-grid">
        <Fact label={texts.payouts.amount}>
          <strong className="number">{format.money(payout.amount)}</strong>
        </Fact>
        <Fact label={texts.payouts.how}>
          {texts.payouts.rail[payout.rail]}
          <small>{payout.account ?? texts.payouts.noAccount}</small>
        </Fact>
        {payout.endToEndId !== null && (
          <Fact label={texts.payouts.reference}>
            <span className="secret">{payout.endToEndId}</span>
          </Fact>
        )}
        <Fact label={texts.payouts.run}>{payout.runNumber}</Fact>
        {payout.attempt > 1 && <Fact label={texts.payouts.attempt}>{format.number(payout.attempt)}</Fact>}
        {payout.statements.length > 0 && (
          <Fact label={texts.payouts.statements}>
            <ul className="plain-list">
              {payout.statements.map(({ id, number }) => (
                <li key={id}>
                  <Link to={`/statements/${id}`}>{number}</Link>
                </li>
              ))}
            </ul>
          </Fact>
        )}
      </dl>
    </Card>
  );
}
