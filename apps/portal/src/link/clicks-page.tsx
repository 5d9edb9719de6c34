import type { Reply } from '@countersign/ui/client/operation-types';
import { useSearchParams } from 'react-router';
import { client } from '../app/clients.ts';
import { useWords } from '../app/texts.tsx';
import { useQuery } from '../data/use-query.ts';
import { ButtonLink } from '../parts/button.tsx';
import { FilterChips } from '../parts/filter-chips.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Card, Page } from '../parts/page.tsx';
import { Empty } from '../parts/states.tsx';
import { useNow } from '../parts/use-now.ts';
import { ClicksChart } from './clicks-chart.tsx';
import { ClicksPerLink } from './clicks-per-link.tsx';
import { dayIn, daysUpTo } from './days.ts';
import { LinkTabs } from './link-tabs.tsx';

type Program = Reply<'program.list'>['items'][number];

const spans = ['7', '30', '90'] as const;

export default function ClicksPage() {
  const { texts, fill } = useWords();
  const [params, setParams] = useSearchParams();
  const programs = useQuery('programs', (signal) => client.call('program.list', { query: { limit: 100 }, signal }));
  const span = spans.find((one) => one === params.get('days')) ?? '30';
  const show = (change: Readonly<Record<string, string>>) =>
    setParams({ ...Object.fromEntries(params), ...change }, { replace: true, preventScrollReset: true });
  return (
    <Page title={texts.clicks.title} intro={texts.clicks.intro}>
      <LinkTabs />
      <Loaded query={programs}>
        {({ items }) => {
          const program = items.find(({ id }) => id === params.get('program')) ?? items[0];
          if (program === undefined) return <p className="soft">{texts.earnings.none}</p>;
          return (
            <>
              <div className="list-tools">
                <FilterChips
                  label={texts.clicks.span}
                  choices={spans}
                  chosen={span}
                  textOf={(days) => fill(texts.clicks.days, { count: Number(days) })}
                  onChoose={(days) => show({ days })}
                />
                {items.length > 1 && (
                  <label className="sort">
                    <span>{texts.links.program}</span>
                    <select value={program.id} onChange={(chosen) => show({ program: chosen.target.value })}>
                      {items.map(({ id, name }) => (
                        <option key={id} value={id}>
                          {name}
                        </option>
                      ))}
                    </select>
                  </label>
                )}
              </div>
              <Clicks key={program.id} program={program} dayCount={Number(span)} />
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}

function Clicks({ program, dayCount }: { readonly program: Program; readonly dayCount: number }) {
  const { texts, fill } = useWords();
  const days = daysUpTo(dayIn(program.zone, useNow()), dayCount);
  const [from = '', to = ''] = [days[0], days.at(-1)];
  const daily = useQuery(
    `clicks ${program.id} ${from} ${to}`,
    (signal) => client.call('touch.daily', { query: { programId: program.id, from, to }, signal }),
    { keepPrevious: true, refreshMs: 10_000 },
  );
  return (
    <Loaded query={daily}>
      {({ items }) => {
        const counted = items.reduce((sum, item) => sum + item.counted, 0);
        const notCounted = items.reduce((sum, item) => sum + item.notCounted, 0);
        if (items.length === 0) {
          return (
            <Empty icon="link" title={texts.clicks.emptyTitle} text={texts.clicks.emptyText}>
              <ButtonLink to="/links">{texts.links.title}</ButtonLink>
            </Empty>
          );
        }
        return (
          <>
            <Card title={texts.clicks.perDay}>
              <p className="figure">{fill(texts.clicks.total, { count: counted })}</p>
              {notCounted > 0 && (
                <p className="soft">
                  {fill(texts.clicks.notCounted, { count: notCounted })}. {texts.clicks.notCountedText}
                </p>
              )}
              <ClicksChart days={days} items={items} />
            </Card>
            <ClicksPerLink items={items} />
          </>
        );
      }}
    </Loaded>
  );
}
