import { type FormEvent, useState } from 'react';
import { client } from '../app/clients.ts';
import { useWords } from '../app/texts.tsx';
import { Button } from '../parts/button.tsx';
import { Card } from '../parts/page.tsx';
import { plainProblemText, problemText } from '../parts/problem-text.ts';
import { Notice } from '../parts/states.tsx';
import { QuestionField } from './question-field.tsx';
import { SignForm } from './sign-form.tsx';
import type { Question, TaxForm } from './tax-looks.ts';
import { TaxSummary } from './tax-summary.tsx';

interface InterviewProps {
  readonly form: TaxForm;
  readonly onChanged: (form: TaxForm) => void;
  readonly onReload: () => void;
}

type Typed = Readonly<Record<string, string | boolean>>;

/** Step by step; each step is kept when it is left, so that nothing typed before is lost. */
export function Interview({ form, onChanged, onReload }: InterviewProps) {
  const { texts, fill, format } = useWords();
  const [at, setAt] = useState<string>(form.questions[0]?.step ?? 'summary');
  const [typed, setTyped] = useState<Typed>({});
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [isChecked, setChecked] = useState(false);
  const steps = [...new Set(form.questions.map(({ step }) => step)), 'summary' as const];
  const place = Math.max(
    0,
    steps.findIndex((step) => step === at),
  );
  const step = steps[place] ?? 'summary';
  const asked = form.questions.filter((question) => question.step === step);

  const keep = async (change: Typed): Promise<TaxForm | undefined> => {
    const answers = Object.fromEntries(
      Object.entries(change).map(([key, value]) => [
        key,
        typeof value === 'string' && value.trim() === '' ? null : value,
      ]),
    );
    if (Object.keys(answers).length === 0) return form;
    setSending(true);
    setProblem(undefined);
    try {
      const kept = await client.call('tax-form.answer', { params: { id: form.id }, body: { answers } });
      setTyped({});
      onChanged(kept);
      return kept;
    } catch (error) {
      setProblem(plainProblemText(error, texts.shared));
      return undefined;
    } finally {
      setSending(false);
    }
  };

  /** What opens other questions is kept at once; the rest with its step. */
  const answer = (question: Question, value: string | boolean) => {
    const change = { ...typed, [question.key]: value };
    setTyped(change);
    if (question.kind === 'yes_no' || question.kind === 'choice') void keep(change);
  };

  const goOn = async (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    const kept = await keep(typed);
    if (kept === undefined) return;
    const isComplete = !kept.problems.some(({ key }) => kept.questions.find((one) => one.key === key)?.step === step);
    if (!isComplete) return;
    const now = [...new Set(kept.questions.map((one) => one.step)), 'summary' as const];
    setChecked(false);
    setAt(now[now.findIndex((one) => one === step) + 1] ?? 'summary');
  };

  const errorOf = (key: string) => {
    const found = isChecked ? form.problems.find((one) => one.key === key) : undefined;
    return found === undefined ? undefined : problemText({ code: found.code }, texts.shared);
  };

  const isLocked = (key: Question['key']) =>
    form.status === 'asked_again' && form.answers?.[key] !== undefined && !form.askedFields.includes(key);
  const secretOf = (question: Question) => {
    const kept = form.answers?.[question.key];
    return question.isSecret && typeof kept === 'string' ? kept : undefined;
  };

  if (step === 'summary')
    return (
      <>
        <TaxSummary form={form} />
        {form.problems.length > 0 || form.derived.form === null ? (
          <Card>
            <Notice kind="warning" title={texts.tax.stillOpen} />
            <div className="learning-actions">
              {form.problems.map(({ key }) => (
                <Button
                  key={key}
                  onClick={() => {
                    setChecked(true);
                    setAt(form.questions.find((one) => one.key === key)?.step ?? 'status');
                  }}
                >
                  {fill(texts.tax.toQuestion, { question: texts.taxQuestion[key] })}
                </Button>
              ))}
            </div>
          </Card>
        ) : (
          <SignForm form={form} onSigned={onReload} />
        )}
        <Button onClick={() => setAt(steps[place - 1] ?? 'status')}>{texts.tax.previous}</Button>
      </>
    );
  return (
    <Card
      title={fill(texts.tax.stepOf, {
        number: format.number(place + 1),
        all: format.number(steps.length),
        step: texts.taxStep[step],
      })}
    >
      <form className="details-form" onSubmit={(event) => void goOn(event)} noValidate>
        {asked.map((question) => (
          <QuestionField
            key={question.key}
            question={question}
            value={typed[question.key] ?? (question.isSecret ? undefined : form.answers?.[question.key])}
            kept={secretOf(question)}
            isLocked={isLocked(question.key)}
            error={errorOf(question.key)}
            onValue={(value) => answer(question, value)}
          />
        ))}
        {problem !== undefined && <Notice kind="danger">{problem}</Notice>}
        <div className="learning-actions">
          {place > 0 && <Button onClick={() => setAt(steps[place - 1] ?? 'status')}>{texts.tax.previous}</Button>}
          <Button type="submit" kind="primary" isBusy={isSending}>
            {texts.tax.next}
          </Button>
          <span className="soft" role="status">
            {isSending ? texts.tax.saving : ''}
          </span>
        </div>
      </form>
    </Card>
  );
}
