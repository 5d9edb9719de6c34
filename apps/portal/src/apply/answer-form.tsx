import type { Answers, AnswerValue } from '@countersign/domain/form/form';
import { isProblem } from '@countersign/ui/client/problem';
import { type FormEvent, useRef, useState } from 'react';
import { client } from '../app/clients.ts';
import { useWords } from '../app/texts.tsx';
import { Button } from '../parts/button.tsx';
import { TextArea } from '../parts/field.tsx';
import type { KeptFile } from '../parts/file-rows.tsx';
import { plainProblemText } from '../parts/problem-text.ts';
import { Notice } from '../parts/states.tsx';
import type { ApplicationView } from './application-page.tsx';
import { FormFields } from './form-fields.tsx';
import { useFieldErrors } from './use-field-errors.ts';

interface AnswerProps {
  readonly application: ApplicationView;
  readonly token: string;
  readonly onDone: () => void;
}

/** The fields that were asked for, and no others. */
export function AnswerForm({ application, token, onDone }: AnswerProps) {
  const { texts } = useWords();
  const errors = useFieldErrors(application.form);
  const [answers, setAnswers] = useState<Answers>(application.answers);
  const [files, setFiles] = useState<readonly KeptFile[]>(application.files);
  const [note, setNote] = useState('');
  const [refusal, setRefusal] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  const key = useRef(crypto.randomUUID());
  const open = new Set(application.changes?.fields);

  const put = (field: string, value: AnswerValue | undefined) => {
    errors.clear(field);
    setAnswers((last) => ({ ...last, [field]: value ?? '' }));
  };
  const submit = async (submitted: FormEvent) => {
    submitted.preventDefault();
    setRefusal(undefined);
    if (!errors.check(answers)) return;
    setBusy(true);
    try {
      const changed = Object.fromEntries(
        Object.entries(answers)
          .filter(([field]) => open.has(field))
          .map(([field, value]) => [field, typeof value === 'object' ? [...value] : value]),
      );
      await client.call('apply.answer', {
        body: { token, answers: changed, ...(note.trim() === '' ? {} : { note: note.trim() }) },
        idempotencyKey: key.current,
      });
      onDone();
    } catch (problem) {
      if (!isProblem(problem) || !problem.isPassing) key.current = crypto.randomUUID();
      if (!errors.take(problem)) setRefusal(problem);
      setBusy(false);
    }
  };
  return (
    <form className="gate-form" onSubmit={(submitted) => void submit(submitted)} noValidate>
      <FormFields
        form={application.form}
        answers={answers}
        token={token}
        files={files}
        bytesMax={application.fileLimits.bytesMax}
        only={open}
        errorOf={errors.errorOf}
        onAnswer={put}
        onFile={(file) => setFiles((last) => [...last, file])}
      />
      <TextArea label={texts.application.note} isOptional maxLength={2000} value={note} onValue={setNote} />
      {refusal !== undefined && <Notice kind="danger">{plainProblemText(refusal, texts.shared)}</Notice>}
      <Button type="submit" kind="primary" isBusy={isBusy}>
        {texts.application.answer}
      </Button>
    </form>
  );
}
