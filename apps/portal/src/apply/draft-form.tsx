import type { Answers, AnswerValue } from '@countersign/domain/form/form';
import { isProblem } from '@countersign/ui/client/problem';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { client } from '../app/clients.ts';
import { useWords } from '../app/texts.tsx';
import { Button } from '../parts/button.tsx';
import { Check } from '../parts/field.tsx';
import type { KeptFile } from '../parts/file-rows.tsx';
import { plainProblemText } from '../parts/problem-text.ts';
import { Notice } from '../parts/states.tsx';
import type { ApplicationView } from './application-page.tsx';
import { FormFields } from './form-fields.tsx';
import { inLanguage } from './form-text.ts';
import { useFieldErrors } from './use-field-errors.ts';

interface DraftProps {
  readonly application: ApplicationView;
  readonly token: string;
  readonly onSubmitted: (application: ApplicationView) => void;
  readonly onReload: () => void;
}

const saveAfterMs = 1_500;

/** The form of a draft. It is saved a moment after the last change, so that closing the page loses nothing. */
export function DraftForm({ application, token, onSubmitted, onReload }: DraftProps) {
  const { texts, fill, format, locale } = useWords();
  const words = texts.application;
  const errors = useFieldErrors(application.form);
  const [answers, setAnswers] = useState<Answers>(application.answers);
  const [consents, setConsents] = useState<readonly string[]>(application.consents);
  const [files, setFiles] = useState<readonly KeptFile[]>(application.files);
  const saving = useSaving(token, application.revision, answers);
  const [refusal, setRefusal] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  const key = useRef(crypto.randomUUID());

  const put = (field: string, value: AnswerValue | undefined) => {
    errors.clear(field);
    setAnswers((last) => {
      const { [field]: _, ...others } = last;
      return value === undefined ? others : { ...others, [field]: value };
    });
    saving.touch();
  };

  const submit = async (submitted: FormEvent) => {
    submitted.preventDefault();
    setRefusal(undefined);
    const isComplete = errors.check(answers);
    const missing = application.form.consents.filter(
      ({ key: consent, isRequired }) => isRequired && !consents.includes(consent),
    );
    for (const consent of missing) errors.add(`consents.${consent.key}`, texts.register.errors.required);
    if (!isComplete || missing.length > 0) return;
    setBusy(true);
    try {
      const revision = await saving.settle();
      onSubmitted(
        await client.call('apply.submit', {
          body: { token, revision, answers: mutable(answers), consents: [...consents] },
          idempotencyKey: key.current,
        }),
      );
    } catch (problem) {
      if (!isProblem(problem) || !problem.isPassing) key.current = crypto.randomUUID();
      if (!errors.take(problem)) setRefusal(problem);
    } finally {
      setBusy(false);
    }
  };

  const isStale = isProblem(refusal, 'stale_revision') || isProblem(saving.error, 'stale_revision');
  return (
    <form className="gate-form" onSubmit={(submitted) => void submit(submitted)} noValidate>
      <FormFields
        form={application.form}
        answers={answers}
        token={token}
        files={files}
        bytesMax={application.fileLimits.bytesMax}
        errorOf={errors.errorOf}
        onAnswer={put}
        onFile={(file) => setFiles((last) => [...last, file])}
      />
      {application.form.consents.length > 0 && (
        <fieldset className="apply-section">
          <legend>{words.consents}</legend>
          {application.form.consents.map((consent) => (
            <div key={consent.key}>
              <Check
                label={
                  <>
                    {inLanguage(consent.text, locale)}
                    {!consent.isRequired && <span className="optional"> · {words.optional}</span>}
                  </>
                }
                checked={consents.includes(consent.key)}
                onValue={(isGiven) => {
                  errors.clear(`consents.${consent.key}`);
                  setConsents((last) =>
                    isGiven ? [...last, consent.key] : last.filter((other) => other !== consent.key),
                  );
                }}
              />
              {errors.errorOf(`consents.${consent.key}`) !== undefined && (
                <p className="field-error">{errors.errorOf(`consents.${consent.key}`)}</p>
              )}
            </div>
          ))}
        </fieldset>
      )}
      {errors.count > 0 && <Notice kind="danger">{fill(words.missing, { count: errors.count })}</Notice>}
      {isStale ? (
        <Notice kind="danger">
          <p>{words.stale}</p>
          <Button onClick={onReload}>{words.reload}</Button>
        </Notice>
      ) : (
        refusal !== undefined && <Notice kind="danger">{plainProblemText(refusal, texts.shared)}</Notice>
      )}
      <div className="apply-foot">
        <span className="soft" role="status">
          {saving.state === 'saving' ? words.saving : saving.state === 'unsaved' ? words.unsaved : ''}
          {saving.state === 'saved' && saving.savedAt !== null
            ? fill(words.saved, { at: format.dateTime(saving.savedAt) })
            : ''}{' '}
          {application.expiresAt !== null && fill(words.lapses, { at: format.date(application.expiresAt) })}
        </span>
        <Button type="submit" kind="primary" isBusy={isBusy}>
          {words.submit}
        </Button>
      </div>
    </form>
  );
}

function mutable(answers: Answers): ApplicationView['answers'] {
  return Object.fromEntries(
    Object.entries(answers).map(([key, value]) => [key, typeof value === 'object' ? [...value] : value]),
  );
}

/** One save at a time, each on the revision that the last one gave. */
function useSaving(token: string, firstRevision: number, answers: Answers) {
  const revision = useRef(firstRevision);
  const latest = useRef(answers);
  const running = useRef<Promise<void>>(Promise.resolve());
  const [dirty, setDirty] = useState(0);
  const [state, setState] = useState<'saved' | 'saving' | 'unsaved'>('saved');
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const [error, setError] = useState<unknown>();
  useEffect(() => {
    latest.current = answers;
  }, [answers]);

  const save = (): Promise<void> => {
    running.current = running.current.then(async () => {
      setState('saving');
      try {
        const reply = await client.call('apply.save', {
          body: { token, revision: revision.current, answers: mutable(latest.current) },
        });
        revision.current = reply.revision;
        setState('saved');
        setSavedAt(new Date().toISOString());
        setError(undefined);
      } catch (problem) {
        setState('unsaved');
        setError(problem);
      }
    });
    return running.current;
  };
  const saveLatest = useRef(save);
  useEffect(() => {
    saveLatest.current = save;
  });
  useEffect(() => {
    if (dirty === 0) return undefined;
    const timer = setTimeout(() => void saveLatest.current(), saveAfterMs);
    return () => clearTimeout(timer);
  }, [dirty]);
  return {
    state,
    savedAt,
    error,
    touch: () => {
      setState('unsaved');
      setDirty((last) => last + 1);
    },
    /** The revision once nothing is on its way any more. */
    settle: async (): Promise<number> => {
      setDirty(0);
      await running.current;
      return revision.current;
    },
  };
}
