import { client } from '../app/clients.ts';
import { useWords } from '../app/texts.tsx';
import { useQuery } from '../data/use-query.ts';
import { Loaded } from '../parts/loaded.tsx';
import { Page } from '../parts/page.tsx';
import { BalanceCard } from './balance-card.tsx';
import { EarningTabs } from './earning-tabs.tsx';
import { LinesSection } from './lines-section.tsx';

const refreshMs = 30_000;

export default function EarningsPage() {
  const { texts } = useWords();
  const balances = useQuery('balances', (signal) => client.call('payout.balances', { signal }), { refreshMs });
  return (
    <Page title={texts.earnings.title} intro={texts.earnings.intro}>
      <EarningTabs />
      <Loaded query={balances} rows={3}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="soft">{texts.earnings.none}</p>
          ) : (
            <div className="balances">
              {items.map((balance) => (
                <BalanceCard key={balance.enrollmentId} balance={balance} />
              ))}
            </div>
          )
        }
      </Loaded>
      <LinesSection />
    </Page>
  );
}
