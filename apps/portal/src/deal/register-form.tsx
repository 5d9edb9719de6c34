import { dealFields } from '@countersign/domain/deal-registration/deal';
import type { Reply } from '@countersign/ui/client/operation-types';
import { isProblem } from '@countersign/ui/client/problem';
import { type FormEvent, useMemo, useRef, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { client } from '../app/clients.ts';
import { useWords } from '../app/texts.tsx';
import { ActionDialog } from '../parts/action-dialog.tsx';
import { Button } from '../parts/button.tsx';
import { SelectField } from '../parts/field.tsx';
import { Icon } from '../parts/icon.tsx';
import { Page } from '../parts/page.tsx';
import { plainProblemText } from '../parts/problem-text.ts';
import { Notice } from '../parts/states.tsx';
import { useToast } from '../parts/toasts.tsx';
import type { SavedDraft } from './form/draft-saver.ts';
import { refusedFields } from './form/field-of-error.ts';
import { TermsFormContext } from './form/form-context.ts';
import { entryErrors, missingFields } from './form/read-field.ts';
import { RegisterAside, SaveMark } from './form/register-aside.tsx';
import { SectionList } from './form/section-list.tsx';
import { useDraft } from './form/use-draft.ts';
import { useTermsForm } from './form/use-terms-form.ts';
import { valuesFromTerms, withFieldsOf } from './form/values.ts';

/** Why it was not registered: entries that are missing, said for as long as they are; or a sentence, until the next entry. */
type Refusal = { readonly kind: 'missing' } | { readonly kind: 'words'; readonly words: string };

interface RegisterFormProps {
  readonly programs: Reply<'program.list'>['items'];
  readonly draft: Reply<'deal-registration.get'> | undefined;
  readonly onCreated: (draft: SavedDraft) => void;
}

export function RegisterForm({ programs, draft, onCreated }: RegisterFormProps) {
  const { texts, fill, format } = useWords();
  const navigate = useNavigate();
  const say = useToast();
  const [programId, setProgramId] = useState(draft?.programId ?? programs[0]?.id ?? '');
  const program = programs.find((one) => one.id === programId);
  const { view, pending, edit, flush, resolve, stop } = useDraft({
    programId: () => programId,
    saved: draft,
    onCreated,
  });
  const reader = { locale: format.locale, currency: program?.currency ?? 'EUR' };
  const [initial] = useState(() => valuesFromTerms(withoutNulls({ ...draft?.terms, ...pending }), reader));
  const [refusedAtSubmit, setRefusedAtSubmit] = useState<typeof view.refused>(new Map());
  const [refusal, setRefusal] = useState<Refusal>();
  const refused = useMemo(() => new Map([...view.refused, ...refusedAtSubmit]), [view.refused, refusedAtSubmit]);
  const { form, setValues, judge } = useTermsForm({
    initial,
    files: draft?.files ?? [],
    standardDiscountBp: draft?.standardDiscountBp ?? program?.settings.standardDiscountBp,
    onEdit: (patch) => {
      setRefusedAtSubmit(new Map());
      setRefusal((last) => (last?.kind === 'missing' ? last : undefined));
      edit(patch);
    },
    refused,
  });
  const [isSubmitting, setSubmitting] = useState(false);
  const [isDiscarding, setDiscarding] = useState(false);
  const formElement = useRef<HTMLFormElement>(null);
  const submitKey = useRef(crypto.randomUUID());

  const showWrong = (words: Refusal) => {
    setRefusal(words);
    // After the fields have got their errors.
    requestAnimationFrame(() => {
      const place = formElement.current?.querySelector('.sections .field-error')?.closest('.field, .field-group');
      const wrong = place?.querySelector<HTMLElement>('input, select, textarea, button');
      (wrong ?? formElement.current?.querySelector<HTMLElement>('.refusal'))?.focus();
    });
  };

  const submit = async (submitted: FormEvent) => {
    submitted.preventDefault();
    const missing = missingFields(form.values, format.locale);
    const errors = entryErrors(form.values, format.locale);
    judge(dealFields, missing);
    if (missing.length > 0) return showWrong({ kind: 'missing' });
    if (errors.size > 0) return showWrong({ kind: 'words', words: texts.register.marked });
    setSubmitting(true);
    setRefusal(undefined);
    try {
      const flushed = await flush();
      const saved = flushed?.saved;
      if (saved === undefined || flushed?.state !== 'saved') {
        const words =
          flushed?.failure === undefined
            ? texts.register.save[flushed?.state === 'conflict' ? 'conflict' : 'offline']
            : plainProblemText(flushed.failure, texts.shared);
        return showWrong({ kind: 'words', words });
      }
      const deal = await client.call('deal-registration.submit', {
        params: { id: saved.id },
        ifMatch: saved.revision,
        idempotencyKey: submitKey.current,
      });
      stop();
      say(texts.register.registered);
      await navigate(`/deals/${deal.id}`, { replace: true });
    } catch (problem) {
      submitKey.current = isProblem(problem) && problem.isPassing ? submitKey.current : crypto.randomUUID();
      const named = refusedFields(problem);
      setRefusedAtSubmit(named);
      const words = named.size > 0 ? texts.register.marked : plainProblemText(problem, texts.shared);
      showWrong({ kind: 'words', words });
    } finally {
      setSubmitting(false);
    }
  };

  const settle = async (keep: 'mine' | 'theirs') => {
    const { conflict } = view;
    if (keep === 'theirs' && conflict !== undefined) {
      const theirs = valuesFromTerms(conflict.theirs.terms, reader);
      setValues((mine) => withFieldsOf(mine, theirs, conflict.fields));
    }
    await resolve(keep);
  };

  const stillMissing = missingFields(form.values, format.locale);
  const refusalWords =
    refusal?.kind === 'words'
      ? refusal.words
      : refusal !== undefined && stillMissing.length > 0
        ? fill(texts.register.missing, {
            fields: format.list(stillMissing.map((field) => texts.shared.dealField[field])),
          })
        : undefined;
  const customer = form.values.customerName.trim();
  const isSettled = view.state === 'saved';
  return (
    <TermsFormContext value={form}>
      <Page
        title={customer === '' ? texts.register.title : fill(texts.register.editTitle, { customer })}
        intro={texts.register.intro}
        above={
          <Link className="above" to="/deals">
            <Icon name="back" /> {texts.deals.title}
          </Link>
        }
      >
        <form ref={formElement} className="register" noValidate onSubmit={(submitted) => void submit(submitted)}>
          <div className="register-main">
            {view.conflict !== undefined && (
              <Notice kind="warning" title={texts.register.conflictTitle}>
                <p>
                  {fill(texts.register.conflictText, {
                    fields: format.list(view.conflict.fields.map((field) => texts.shared.dealField[field])),
                  })}
                </p>
                <div className="notice-actions">
                  <Button onClick={() => void settle('mine')}>{texts.register.keepMine}</Button>
                  <Button onClick={() => void settle('theirs')}>{texts.register.takeTheirs}</Button>
                </div>
              </Notice>
            )}
            {view.failure !== undefined && (
              <Notice kind="danger">{plainProblemText(view.failure, texts.shared)}</Notice>
            )}
            {programs.length > 1 && view.saved === undefined && (
              <SelectField label={texts.register.program} value={programId} onValue={setProgramId}>
                {programs.map((one) => (
                  <option key={one.id} value={one.id}>
                    {one.name}
                  </option>
                ))}
              </SelectField>
            )}
            <SectionList />
          </div>
          <RegisterAside saved={view.saved} isSettled={isSettled} />
          <div className="register-bar">
            <SaveMark state={view.state} hasRefused={view.refused.size > 0} />
            {refusalWords !== undefined && (
              <span className="refusal field-error" role="alert" tabIndex={-1}>
                <Icon name="warning" size={15} /> {refusalWords}
              </span>
            )}
            <div className="register-actions">
              {view.saved !== undefined && (
                <Button kind="quiet" icon="trash" onClick={() => setDiscarding(true)}>
                  {texts.register.discard}
                </Button>
              )}
              <Button
                type="submit"
                kind="primary"
                icon="shield"
                isBusy={isSubmitting}
                title={texts.register.submitHint}
              >
                {texts.register.submit}
              </Button>
            </div>
          </div>
        </form>
      </Page>
      {isDiscarding && (
        <ActionDialog
          title={texts.register.discardTitle}
          text={texts.register.discardText}
          confirm={texts.register.discard}
          isDanger
          onClose={() => setDiscarding(false)}
          onConfirm={async () => {
            stop();
            if (view.saved !== undefined)
              await client.call('deal-registration.discard', { params: { id: view.saved.id } });
            await navigate('/deals', { replace: true });
          }}
        />
      )}
    </TermsFormContext>
  );
}

function withoutNulls<Value extends object>(values: Value) {
  const filled = Object.entries(values).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(filled) as { [K in keyof Value]: Exclude<Value[K], null> };
}
