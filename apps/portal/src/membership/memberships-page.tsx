import type { OwnExit } from '@countersign/contracts/exit/operations';
import { useState } from 'react';
import { useParams } from 'react-router';
import { client } from '../app/clients.ts';
import { useMay, useSession } from '../app/session.tsx';
import { useWords } from '../app/texts.tsx';
import { useQuery } from '../data/use-query.ts';
import { Button } from '../parts/button.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Card, Page } from '../parts/page.tsx';
import { Failure, Loading } from '../parts/states.tsx';
import { AskDialog } from './ask-dialog.tsx';
import { ExitCard } from './exit-card.tsx';

/** Which programs the partner belongs to, and what happens where a membership ends. */
export default function MembershipsPage() {
  const { texts } = useWords();
  const { id } = useParams();
  const exits = useQuery('own exits', (signal) => client.call('exit.mine', { signal }), { refreshMs: 60_000 });
  return (
    <Page title={texts.exit.title} intro={texts.exit.intro}>
      <Loaded query={exits} rows={4}>
        {({ items }) => (
          <>
            {items
              .filter((exit) => id === undefined || exit.id === id)
              .map((exit) => (
                <ExitCard key={exit.id} exit={exit} onChanged={exits.reload} />
              ))}
            <Programs exits={items} onAsked={exits.reload} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

const running: readonly OwnExit['status'][] = ['asked', 'notice', 'ending'];

function Programs({ exits, onAsked }: { readonly exits: readonly OwnExit[]; readonly onAsked: () => void }) {
  const { texts } = useWords();
  const may = useMay();
  const { current } = useSession();
  const partnerId = current?.kind === 'contact' ? current.partnerId : '';
  const [asked, setAsked] = useState<{ enrollmentId: string; name: string }>();
  const partner = useQuery(`partner ${partnerId}`, (signal) =>
    client.call('partner.get', { params: { id: partnerId }, signal }),
  );
  if (partner.data === undefined)
    return partner.error === undefined ? <Loading /> : <Failure error={partner.error} onRetry={partner.reload} />;
  const { programs } = partner.data;
  return (
    <Card title={texts.company.memberships}>
      {programs.length === 0 && <p className="soft">{texts.exit.none}</p>}
      <ul className="row-list">
        {programs.map(({ enrollmentId, name, tier }) => {
          const isRunning = exits.some((exit) => exit.enrollmentId === enrollmentId && running.includes(exit.status));
          return (
            <li key={enrollmentId} className="row-item">
              <strong className="row-main">{name}</strong>
              {tier !== null && <span className="tag">{tier}</span>}
              {may('exit.ask') && !isRunning && (
                <Button onClick={() => setAsked({ enrollmentId, name })}>{texts.exit.ask}</Button>
              )}
            </li>
          );
        })}
      </ul>
      {asked !== undefined && (
        <AskDialog
          enrollmentId={asked.enrollmentId}
          programName={asked.name}
          onClose={() => setAsked(undefined)}
          onAsked={onAsked}
        />
      )}
    </Card>
  );
}
