import { Link } from 'react-router';
import { client } from '../app/clients.ts';
import { useMay } from '../app/session.tsx';
import { useWords } from '../app/texts.tsx';
import { useQuery } from '../data/use-query.ts';
import { ExitNotice } from '../membership/exit-notice.tsx';
import { HeldForYou } from '../paper/held-for-you.tsx';
import { ButtonLink } from '../parts/button.tsx';
import { Card, Page } from '../parts/page.tsx';
import { Empty, Failure, Loading } from '../parts/states.tsx';
import { StatusBadge } from '../parts/status-badge.tsx';
import { useNow } from '../parts/use-now.ts';
import { FirstSteps } from './first-steps.tsx';
import { useMoneyNeeds } from './money-needs.ts';
import { NeedsList } from './needs-list.tsx';
import { Standing } from './standing.tsx';
import { useWayNeeds } from './way-needs.ts';

export default function HomePage() {
  const { texts, format } = useWords();
  const may = useMay();
  const now = useNow();
  const { data, error, reload } = useQuery('home', (signal) => client.call('home.get', { signal }), {
    refreshMs: 30_000,
  });
  const mayRegister = may('deal-registration.create-draft');
  const moneyNeeds = useMoneyNeeds(now);
  const wayNeeds = useWayNeeds();
  const hasNothing =
    data !== undefined &&
    moneyNeeds.length === 0 &&
    wayNeeds.length === 0 &&
    data.needsMe.length === 0 &&
    data.counts.every(({ count }) => count === 0);
  return (
    <Page
      title={texts.home.title}
      actions={
        mayRegister && (
          <div className="only-small">
            <ButtonLink to="/deals/new" kind="primary" icon="plus">
              {texts.app.register}
            </ButtonLink>
          </div>
        )
      }
    >
      <ExitNotice />
      <HeldForYou />
      {data === undefined && (error === undefined ? <Loading rows={6} /> : <Failure error={error} onRetry={reload} />)}
      {hasNothing && (
        <Empty icon="shield" title={texts.home.firstTitle} text={texts.home.firstText}>
          {mayRegister && (
            <ButtonLink to="/deals/new" kind="primary" icon="plus">
              {texts.app.register}
            </ButtonLink>
          )}
        </Empty>
      )}
      {data !== undefined && !hasNothing && (
        <div className="columns">
          <div className="column-main">
            <NeedsList needs={data.needsMe} moneyNeeds={moneyNeeds} wayNeeds={wayNeeds} />
            <Card title={texts.home.recent}>
              <ul className="row-list recent">
                {data.recent.map((deal) => (
                  <li key={deal.dealId}>
                    <Link to={`/deals/${deal.dealId}`} className="row-item">
                      <span className="row-main">
                        <strong>
                          <bdi>{deal.customerName}</bdi>
                        </strong>
                        <small>{deal.number}</small>
                      </span>
                      <StatusBadge status={deal.status} />
                      <time dateTime={deal.changedAt} title={format.dateTimeLong(deal.changedAt)} className="soft">
                        {format.relative(deal.changedAt, now)}
                      </time>
                    </Link>
                  </li>
                ))}
              </ul>
            </Card>
          </div>
          <div className="column-side">
            <FirstSteps now={now} />
            <Standing home={data} />
          </div>
        </div>
      )}
    </Page>
  );
}
