import { isProblem } from '@countersign/ui/client/problem';
import { type ReactNode, useState } from 'react';
import { FormDialog } from '../parts/form-dialog.tsx';
import { useFieldProblemText } from '../text/use-problem-text.ts';
import { FieldInput } from './field-input.tsx';
import { type Field, type FormValues, missingOf } from './fields.ts';

/** A short form in a dialog. */
export function RecordFormDialog({
  title,
  submitLabel,
  fields,
  initial,
  intro,
  onSubmit,
  onClose,
}: {
  title: string;
  submitLabel: string;
  fields: readonly Field[];
  initial: FormValues;
  intro?: ReactNode;
  onSubmit: (values: FormValues) => Promise<void>;
  onClose: () => void;
}) {
  const fieldProblemText = useFieldProblemText();
  const [values, setValues] = useState<FormValues>(initial);
  const [problems, setProblems] = useState<Record<string, string>>({});

  async function submit() {
    setProblems({});
    try {
      await onSubmit(values);
    } catch (error) {
      if (isProblem(error)) {
        setProblems(Object.fromEntries(error.errors.map((refusal) => [refusal.field, fieldProblemText(refusal)])));
      }
      throw error;
    }
  }

  return (
    <FormDialog
      title={title}
      submitLabel={submitLabel}
      isComplete={missingOf(fields, values).length === 0}
      onSubmit={submit}
      onClose={onClose}
    >
      {intro}
      {fields.map((field, index) => (
        <FieldInput
          key={field.name}
          field={field}
          value={values[field.name]}
          problem={problems[field.name]}
          autoFocus={index === 0}
          onChange={(value) => setValues((before) => ({ ...before, [field.name]: value }))}
        />
      ))}
    </FormDialog>
  );
}
