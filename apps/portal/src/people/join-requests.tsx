import { useState } from 'react';
import { client } from '../app/clients.ts';
import { useMay } from '../app/session.tsx';
import { useWords } from '../app/texts.tsx';
import { useQuery } from '../data/use-query.ts';
import { Button } from '../parts/button.tsx';
import { Card } from '../parts/page.tsx';
import { plainProblemText } from '../parts/problem-text.ts';
import { Notice } from '../parts/states.tsx';
import { useToast } from '../parts/toasts.tsx';

/** People with an address at the company's own domain who ask to be let in; nothing where nobody asks. */
export function JoinRequests({ onDone }: { readonly onDone: () => void }) {
  const { texts, fill } = useWords();
  const may = useMay();
  const say = useToast();
  const [refusal, setRefusal] = useState<unknown>();
  const { data, reload } = useQuery('join-requests', (signal) => client.call('application.join-requests', { signal }));
  const waiting = data?.items.filter(({ status }) => status === 'waiting') ?? [];
  if (waiting.length === 0 || !may('application.decide-join')) return null;
  const decide = async (request: (typeof waiting)[number], outcome: 'approve' | 'refuse') => {
    setRefusal(undefined);
    try {
      await client.call('application.decide-join', { params: { id: request.id }, body: { outcome } });
      say(
        fill(outcome === 'approve' ? texts.joinRequests.approved : texts.joinRequests.refused, { name: request.name }),
      );
      onDone();
    } catch (problem) {
      setRefusal(problem);
    }
    reload();
  };
  return (
    <Card title={texts.joinRequests.title} tone="attention">
      <p className="soft">{texts.joinRequests.lead}</p>
      {refusal !== undefined && <Notice kind="danger">{plainProblemText(refusal, texts.shared)}</Notice>}
      <ul className="people">
        {waiting.map((request) => (
          <li className="person" key={request.id}>
            <div className="row-main">
              <strong>{request.name}</strong>
              <small>{request.email}</small>
            </div>
            <div className="person-actions">
              <Button kind="primary" onClick={() => void decide(request, 'approve')}>
                {texts.joinRequests.approve}
              </Button>
              <Button onClick={() => void decide(request, 'refuse')}>{texts.joinRequests.refuse}</Button>
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}
