import { useState } from 'react';
import { useWords } from '../../app/texts.tsx';
import { ActionDialog } from '../../parts/action-dialog.tsx';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/page.tsx';
import { plainProblemText } from '../../parts/problem-text.ts';
import { Notice } from '../../parts/states.tsx';
import type { Deal } from '../view/types.ts';
import { useDecision } from './use-decision.ts';

interface OfferCardProps {
  readonly deal: Deal;
  readonly acceptBy: string;
  readonly onChanged: () => void;
}

export function OfferCard({ deal, acceptBy, onChanged }: OfferCardProps) {
  const { texts, fill, format } = useWords();
  const accepting = useDecision({ onChanged, done: texts.deal.accepted });
  const declining = useDecision({ onChanged, done: texts.deal.declined });
  const [isBusy, setBusy] = useState(false);
  const [isDeclining, setDeclining] = useState(false);
  const [error, setError] = useState<string>();
  const input = { params: { id: deal.id }, ifMatch: deal.revision };

  const accept = async () => {
    setBusy(true);
    setError(undefined);
    try {
      await accepting.decide('deal-registration.accept-offer', input, () => undefined);
    } catch (problem) {
      setError(accepting.wordsFor(problem) ?? plainProblemText(problem, texts.shared));
    } finally {
      setBusy(false);
    }
  };

  return (
    <Card title={texts.deal.offerTitle} tone="attention">
      <p>{fill(texts.deal.offerText, { date: format.deadline(acceptBy) })}</p>
      {error !== undefined && <Notice kind="danger">{error}</Notice>}
      <div className="card-actions">
        <Button kind="primary" icon="shield-check" isBusy={isBusy} onClick={() => void accept()}>
          {texts.deal.accept}
        </Button>
        <Button onClick={() => setDeclining(true)}>{texts.deal.decline}</Button>
      </div>
      {isDeclining && (
        <ActionDialog
          title={texts.deal.declineTitle}
          text={texts.deal.declineText}
          confirm={texts.deal.decline}
          isDanger
          onClose={() => setDeclining(false)}
          wordsFor={declining.wordsFor}
          onConfirm={(pending) => declining.decide('deal-registration.decline-offer', input, pending)}
        />
      )}
    </Card>
  );
}
