import { useWords } from '../app/texts.tsx';
import { Tabs } from '../parts/tabs.tsx';

export function LinkTabs() {
  const { texts } = useWords();
  const { tabs } = texts.links;
  return (
    <Tabs
      label={texts.links.part}
      tabs={[
        { to: '/links', text: tabs.links },
        { to: '/clicks', text: tabs.clicks },
        { to: '/conversions', text: tabs.conversions, isExact: true },
        { to: '/customers', text: tabs.customers },
        { to: '/conversions/test', text: tabs.test },
      ]}
    />
  );
}
