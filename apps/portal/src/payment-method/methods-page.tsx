import { lazy, Suspense, useState } from 'react';
import { client } from '../app/clients.ts';
import { useMay } from '../app/session.tsx';
import { useWords } from '../app/texts.tsx';
import { useQuery } from '../data/use-query.ts';
import { EarningTabs } from '../earning/earning-tabs.tsx';
import { Button } from '../parts/button.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Card, Page } from '../parts/page.tsx';
import { Empty, Notice } from '../parts/states.tsx';
import { useToast } from '../parts/toasts.tsx';
import { useNow } from '../parts/use-now.ts';
import { EarlierMethods } from './earlier-methods.tsx';
import { MethodFacts } from './method-facts.tsx';
import { standingOf } from './method-standing.ts';
import { ProposedMethod } from './proposed-method.tsx';

const ProposeDialog = lazy(() => import('./propose-dialog.tsx'));

export default function PaymentMethodsPage() {
  const { texts, fill } = useWords();
  const may = useMay();
  const say = useToast();
  const now = useNow();
  const [isProposing, setProposing] = useState(false);
  const methods = useQuery(
    'payment methods',
    (signal) => client.call('payment-method.list', { query: { limit: 50 }, signal }),
    { refreshMs: 30_000 },
  );
  const mayPropose = may('payment-method.propose');
  const hasOne = methods.data !== undefined && methods.data.items.length > 0;
  const propose = mayPropose && (
    <Button kind={hasOne ? 'secondary' : 'primary'} icon="bank" onClick={() => setProposing(true)}>
      {hasOne ? texts.paymentMethods.change : texts.paymentMethods.propose}
    </Button>
  );
  return (
    <Page title={texts.paymentMethods.title} intro={texts.paymentMethods.intro} actions={hasOne && propose}>
      <EarningTabs />
      <Loaded query={methods} rows={4}>
        {({ items }) => {
          const { current, proposed, refused, earlier } = standingOf(items, now);
          return (
            <>
              {refused !== undefined && (
                <Notice kind="danger">
                  {fill(texts.paymentMethods.refused, { account: refused.account, reason: refused.refusal ?? '' })}
                </Notice>
              )}
              {proposed !== undefined && <ProposedMethod method={proposed} />}
              {current !== undefined && (
                <Card title={proposed === undefined ? texts.paymentMethods.current : texts.paymentMethods.before}>
                  <MethodFacts method={current} />
                </Card>
              )}
              {current === undefined && proposed === undefined && (
                <Empty icon="bank" title={texts.paymentMethods.none} text={texts.paymentMethods.noneText}>
                  {mayPropose ? !hasOne && propose : <p className="soft">{texts.paymentMethods.mayNot}</p>}
                </Empty>
              )}
              <EarlierMethods methods={earlier} />
            </>
          );
        }}
      </Loaded>
      {isProposing && (
        <Suspense fallback={null}>
          <ProposeDialog
            onClose={() => setProposing(false)}
            onProposed={() => {
              say(texts.paymentMethods.form.done);
              methods.reload();
            }}
          />
        </Suspense>
      )}
    </Page>
  );
}
