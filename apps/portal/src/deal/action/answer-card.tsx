import type { DealField } from '@countersign/domain/deal-registration/deal';
import type { FieldError } from '@countersign/ui/client/problem';
import { type FormEvent, useState } from 'react';
import { currentMembership } from '../../app/membership.ts';
import { useWords } from '../../app/texts.tsx';
import { Button } from '../../parts/button.tsx';
import { TextArea } from '../../parts/field.tsx';
import { Card } from '../../parts/page.tsx';
import { plainProblemText } from '../../parts/problem-text.ts';
import { Notice } from '../../parts/states.tsx';
import { refusedFields } from '../form/field-of-error.ts';
import { fieldParts } from '../form/field-parts.tsx';
import { TermsFormContext } from '../form/form-context.ts';
import { forgetFiles, keepFile, keepPending, keptFilesOf, pendingOf } from '../form/kept-draft.ts';
import { entryErrors, missingFields, patchOf } from '../form/read-field.ts';
import { useTermsForm } from '../form/use-terms-form.ts';
import { type TermsPatch, valuesFromTerms } from '../form/values.ts';
import type { Deal } from '../view/types.ts';
import { useDecision } from './use-decision.ts';

interface AnswerCardProps {
  readonly deal: Deal;
  readonly changes: NonNullable<Deal['changes']>;
  readonly onChanged: () => void;
}

/** Only the fields that were asked for are open; what is typed is kept on this device until it is sent. */
export function AnswerCard({ deal, changes, onChanged }: AnswerCardProps) {
  const { texts, fill, format } = useWords();
  const { decide, wordsFor } = useDecision({ onChanged, done: texts.deal.answered });
  const membership = currentMembership() ?? '';
  const [begun] = useState(() => onlyOpen(pendingOf(membership, deal.id), changes.fields));
  const [keptFiles] = useState(() => keptFilesOf(membership, deal.id));
  const [edited, setEdited] = useState<TermsPatch>(begun);
  const [refused, setRefused] = useState<ReadonlyMap<DealField, FieldError>>(new Map());
  const { form, judge } = useTermsForm({
    initial: valuesFromTerms(
      { ...deal.terms, ...(begun as Deal['terms']) },
      { locale: format.locale, currency: deal.amount?.currency ?? 'EUR' },
    ),
    files: [...deal.files, ...keptFiles],
    onFile: (file) => keepFile(membership, deal.id, file),
    standardDiscountBp: deal.standardDiscountBp,
    refused,
    onEdit: (patch) => {
      setRefused(new Map());
      setEdited((last) => {
        const next = onlyOpen({ ...last, ...patch }, changes.fields);
        keepPending(membership, deal.id, next);
        return next;
      });
    },
  });
  const [note, setNote] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string>();

  const send = async (submitted: FormEvent) => {
    submitted.preventDefault();
    const missing = missingFields(form.values, format.locale).filter((field) => changes.fields.includes(field));
    judge(changes.fields, missing);
    if (missing.length > 0 || entryErrors(form.values, format.locale, changes.fields).size > 0) {
      return setError(texts.register.marked);
    }
    if (Object.keys(edited).length === 0 && note.trim() === '') return setError(texts.deal.changesUnchanged);
    setBusy(true);
    setError(undefined);
    try {
      const terms = patchOf(changes.fields, form.values, format.locale);
      const body = { terms, ...(note.trim() === '' ? {} : { note: note.trim() }) };
      await decide(
        'deal-registration.answer',
        { params: { id: deal.id }, ifMatch: deal.revision, body },
        () => undefined,
      );
      keepPending(membership, deal.id, {});
      forgetFiles(membership, deal.id);
    } catch (problem) {
      const named = refusedFields(problem);
      setRefused(named);
      setError(named.size > 0 ? texts.register.marked : (wordsFor(problem) ?? plainProblemText(problem, texts.shared)));
    } finally {
      setBusy(false);
    }
  };

  return (
    <Card title={texts.deal.changesTitle} tone="attention">
      <blockquote className="pre">{changes.text}</blockquote>
      <TermsFormContext value={form}>
        <form className="fields" noValidate onSubmit={(submitted) => void send(submitted)}>
          {changes.fields.map((field) => {
            const Part = fieldParts[field];
            return <Part key={field} />;
          })}
          <TextArea label={texts.deal.changesNote} isOptional maxLength={2_000} value={note} onValue={setNote} />
          {error !== undefined && <Notice kind="danger">{error}</Notice>}
          <div className="card-actions">
            <Button type="submit" kind="primary" icon="send" isBusy={isBusy}>
              {texts.deal.changesSend}
            </Button>
            {changes.limitAt !== null && (
              <small className="soft">
                {fill(texts.deal.changesLimit, { date: format.deadline(changes.limitAt) })}
              </small>
            )}
          </div>
        </form>
      </TermsFormContext>
    </Card>
  );
}

function onlyOpen(patch: TermsPatch, fields: readonly DealField[]): TermsPatch {
  return Object.fromEntries(
    Object.entries(patch).filter(([field]) => fields.some((open) => open === field)),
  ) as TermsPatch;
}
