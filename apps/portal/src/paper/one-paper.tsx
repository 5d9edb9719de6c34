import type { Reply } from '@countersign/ui/client/operation-types';
import { useState } from 'react';
import { useMay } from '../app/session.tsx';
import { useWords } from '../app/texts.tsx';
import { Button } from '../parts/button.tsx';
import { Card } from '../parts/page.tsx';
import { PaperForm } from './paper-form.tsx';

export type OwnPaper = Reply<'licence.mine'>['items'][number];
export type OwnRenewal = Reply<'licence.mine'>['renewals'][number];

interface OnePaperProps {
  /** Null for what was handed in and is not on file yet. */
  readonly paper: OwnPaper | null;
  /** What is asked for or was handed in for it, newest first. */
  readonly renewals: readonly OwnRenewal[];
  readonly onSent: () => void;
}

/** A licence or insurance with its last day, and how it is renewed. */
export function OnePaper({ paper, renewals, onSent }: OnePaperProps) {
  const { texts, fill, format } = useWords();
  const may = useMay();
  const [isRenewing, setRenewing] = useState(false);
  const words = texts.papers;
  const [newest] = renewals;
  const shown = paper ?? newest?.stated;
  const kind = paper?.kind ?? newest?.kind;
  if (shown === null || shown === undefined || kind === undefined) return null;
  const title = `${texts.licenceKind[kind]}, ${shown.jurisdiction} ${shown.number}`;
  const on = shown.expiresOn === null ? '' : format.civilDate(shown.expiresOn);
  const refused = renewals.find(({ status }) => status === 'refused');
  const isLooked = newest?.status === 'in_review';
  const isAsked = newest?.status === 'asked';
  const isOver = paper?.standing === 'expired';
  return (
    <Card title={title} {...(isAsked || isOver ? { tone: 'attention' as const } : {})}>
      <p>
        {paper !== null && <strong>{texts.paperStanding[paper.standing]}</strong>}{' '}
        <span className="soft">
          {shown.regulator}
          {shown.scope === null ? '' : `, ${shown.scope}`}
        </span>
      </p>
      <p>
        {words.validUntil}: {on === '' ? words.noEnd : on}
      </p>
      {isAsked && <p>{fill(isOver ? words.askedOver : words.asked, { title, on })}</p>}
      {isLooked && newest.statedAt !== null && <p>{fill(words.inReview, { at: format.dateTime(newest.statedAt) })}</p>}
      {!isLooked && refused !== undefined && refused.statedAt !== null && (
        <>
          <p>
            {fill(words.refused, {
              at: format.dateTime(refused.statedAt),
              reason: texts.paperRefused[refused.refusedReason ?? 'other'],
            })}
          </p>
          {refused.refusedText !== null && <p>{refused.refusedText}</p>}
        </>
      )}
      {paper !== null && may('renewal.submit') && !isLooked && !isRenewing && (
        <Button kind={isAsked || isOver ? 'primary' : 'secondary'} onClick={() => setRenewing(true)}>
          {words.renew}
        </Button>
      )}
      {paper !== null && isRenewing && (
        <PaperForm
          replaces={paper}
          onSent={() => {
            setRenewing(false);
            onSent();
          }}
          onCancel={() => setRenewing(false)}
        />
      )}
    </Card>
  );
}
