import { isProblem } from '@countersign/ui/client/problem';
import { type ReactNode, useState } from 'react';
import { FormDialog } from '../parts/form-dialog.tsx';
import { useFieldProblemText } from '../text/use-problem-text.ts';
import { FieldInput } from './field-input.tsx';
import { type Field, type FormValues, fieldNamedBy, isChanged, missingOf } from './fields.ts';

/** A short form in a dialog. */
export function RecordFormDialog({
  title,
  submitLabel,
  fields,
  initial,
  intro,
  check,
  onSubmit,
  onClose,
}: {
  title: string;
  submitLabel: string;
  fields: readonly Field[];
  initial: FormValues;
  intro?: ReactNode;
  /** Further things that are wrong, by field. */
  check?: (values: FormValues) => Record<string, string>;
  onSubmit: (values: FormValues) => Promise<void>;
  onClose: () => void;
}) {
  const fieldProblemText = useFieldProblemText();
  const [values, setValues] = useState<FormValues>(initial);
  const [problems, setProblems] = useState<Record<string, string>>({});

  async function submit() {
    const wrong = { ...check?.(values) };
    setProblems(wrong);
    if (Object.keys(wrong).length > 0) return false;
    try {
      await onSubmit(values);
      return true;
    } catch (error) {
      if (isProblem(error)) {
        const named = error.errors.map((refusal) => [fieldNamedBy(refusal.field, fields), fieldProblemText(refusal)]);
        setProblems(Object.fromEntries(named.filter(([name]) => name !== undefined)));
      }
      throw error;
    }
  }

  return (
    <FormDialog
      title={title}
      submitLabel={submitLabel}
      isComplete={missingOf(fields, values).length === 0}
      isMarked={Object.keys(problems).length > 0}
      isChanged={isChanged(values, initial)}
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
