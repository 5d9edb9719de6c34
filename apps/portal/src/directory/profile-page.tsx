import type { Reply } from '@countersign/ui/client/operation-types';
import { useState } from 'react';
import { Link } from 'react-router';
import { client } from '../app/clients.ts';
import { useMay, useSession } from '../app/session.tsx';
import { useWords } from '../app/texts.tsx';
import { useQuery } from '../data/use-query.ts';
import { Button } from '../parts/button.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Card, Page } from '../parts/page.tsx';
import { plainProblemText } from '../parts/problem-text.ts';
import { Notice } from '../parts/states.tsx';
import { useToast } from '../parts/toasts.tsx';
import { ProfileForm } from './profile-form.tsx';

type Mine = Reply<'directory.mine'>;

/** What the company shows of itself in public directories: proposed here, published once it was looked at. */
export default function DirectoryProfilePage() {
  const { texts, fill } = useWords();
  const { branding } = useSession();
  const query = useQuery('directory profile', (signal) => client.call('directory.mine', { signal }));
  return (
    <Page
      title={texts.directoryProfile.title}
      intro={fill(texts.directoryProfile.intro, { company: branding?.tenantName ?? '' })}
      above={<Link to="/company">{texts.app.company}</Link>}
    >
      <Loaded query={query}>{(mine) => <Profile key={mine.revision} mine={mine} onChanged={query.reload} />}</Loaded>
    </Page>
  );
}

function Profile({ mine, onChanged }: { readonly mine: Mine; readonly onChanged: () => void }) {
  const { texts, fill } = useWords();
  const words = texts.directoryProfile;
  const may = useMay();
  const say = useToast();
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const withdraw = async () => {
    setBusy(true);
    setRefusal(undefined);
    try {
      await client.call('directory.withdraw', {});
      say(words.withdrawn);
      onChanged();
    } catch (problem) {
      setRefusal(plainProblemText(problem, texts.shared));
    } finally {
      setBusy(false);
    }
  };
  const isShown = mine.status !== null && mine.status !== 'withdrawn';
  return (
    <div className="columns">
      <div className="column-main">
        <Notice kind={mine.status === 'published' ? 'success' : mine.status === 'returned' ? 'warning' : 'info'}>
          {fill(words.status[mine.status ?? 'none'], { note: mine.note ?? '' })}
        </Notice>
        {refusal !== undefined && <Notice kind="danger">{refusal}</Notice>}
        {may('directory.propose') ? (
          <ProfileForm mine={mine} onSent={onChanged} />
        ) : (
          <Notice kind="info">{words.mayNot}</Notice>
        )}
        {isShown && may('directory.withdraw') && (
          <p>
            <Button kind="danger" isBusy={isBusy} onClick={() => void withdraw()}>
              {words.withdraw}
            </Button>
          </p>
        )}
      </div>
      <div className="column-side">
        <Card title={words.seenAt}>
          {mine.addresses.length === 0 ? (
            <p className="soft">{words.nowhere}</p>
          ) : (
            <ul className="plain-list">
              {mine.addresses.map(({ programName, url }) => (
                <li key={url}>
                  <a href={url} target="_blank" rel="noreferrer">
                    {programName}
                  </a>
                </li>
              ))}
            </ul>
          )}
        </Card>
      </div>
    </div>
  );
}
