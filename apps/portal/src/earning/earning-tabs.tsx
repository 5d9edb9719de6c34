import { useWords } from '../app/texts.tsx';
import { Tabs } from '../parts/tabs.tsx';

export function EarningTabs() {
  const { texts } = useWords();
  return (
    <Tabs
      label={texts.money.part}
      tabs={[
        { to: '/earnings', text: texts.money.earnings },
        { to: '/statements', text: texts.money.statements },
        { to: '/payouts', text: texts.money.payouts },
        { to: '/payment-methods', text: texts.money.methods },
      ]}
    />
  );
}
