import { isProblem } from '@countersign/ui/client/problem';
import { Alert, Box, Button, Paper } from '@mui/material';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useUnsaved } from '../parts/use-unsaved.ts';
import { useFieldProblemText, useProblemText } from '../text/use-problem-text.ts';
import { useText } from '../text/use-text.ts';
import { FieldInput } from './field-input.tsx';
import { type Field, type FormValues, fieldNamedBy, isChanged, missingOf } from './fields.ts';

/** A form that waits for the server and shows its refusal beside the fields that it names. */
export function RecordForm({
  fields,
  initial,
  submitLabel,
  onSubmit,
  columns = 1,
  isFramed = true,
  startsFocused = false,
  isReadOnly = false,
  below,
  check,
}: {
  fields: readonly Field[];
  initial: FormValues;
  submitLabel: string;
  onSubmit: (values: FormValues) => Promise<unknown>;
  columns?: 1 | 2;
  isFramed?: boolean;
  /** Shown to those who may read and not change. */
  isReadOnly?: boolean;
  /** The page is about this form alone, so typing can start at once. */
  startsFocused?: boolean;
  below?: (values: FormValues) => ReactNode;
  /** Further things that are wrong, by field. */
  check?: (values: FormValues) => Record<string, string>;
}) {
  const t = useText();
  const fieldProblemText = useFieldProblemText();
  const problemText = useProblemText();
  const [values, setValues] = useState<FormValues>(initial);
  const [saved, setSaved] = useState<FormValues>(initial);
  const [isTried, setTried] = useState(false);
  const [isSending, setSending] = useState(false);
  const [error, setError] = useState<unknown>();

  useUnsaved(!isSending && isChanged(values, saved));

  const problems: Record<string, string> = {};
  if (isTried) {
    Object.assign(problems, check?.(values));
    for (const name of missingOf(fields, values)) problems[name] = t('fieldProblem.missing');
  }
  if (isProblem(error)) {
    for (const refusal of error.errors) {
      const name = fieldNamedBy(refusal.field, fields);
      if (name !== undefined) problems[name] = fieldProblemText(refusal);
    }
  }
  const isMarked = Object.keys(problems).length > 0;

  async function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    const wrong = { ...check?.(values) };
    if (isSending || missingOf(fields, values).length > 0 || Object.keys(wrong).length > 0) return;
    setSending(true);
    setError(undefined);
    try {
      await onSubmit(values);
      setTried(false);
      setSaved(values);
    } catch (refusal) {
      setError(refusal);
    } finally {
      setSending(false);
    }
  }

  const form = (
    <Box
      component="form"
      noValidate
      onSubmit={(event: FormEvent) => void submit(event)}
      sx={{ display: 'grid', gap: 2, maxWidth: columns === 2 ? undefined : 560, pt: isFramed ? 0 : 1 }}
    >
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          alignItems: 'start',
          gridTemplateColumns: {
            xs: 'minmax(0, 1fr)',
            sm: columns === 2 ? 'repeat(2, minmax(0, 1fr))' : 'minmax(0, 1fr)',
          },
        }}
      >
        {fields.map((field, index) => (
          <Box
            key={field.name}
            sx={{ display: 'grid', gridColumn: field.wide === true || field.kind === 'several' ? '1 / -1' : undefined }}
          >
            <FieldInput
              field={field}
              value={values[field.name]}
              problem={problems[field.name]}
              autoFocus={startsFocused && index === 0}
              onChange={(value) => setValues((before) => ({ ...before, [field.name]: value }))}
            />
          </Box>
        ))}
      </Box>
      {below?.(values)}
      {error === undefined ? null : <Alert severity="error">{problemText(error, isMarked)}</Alert>}
      {isReadOnly ? null : (
        <Box>
          <Button type="submit" variant="contained" loading={isSending}>
            {submitLabel}
          </Button>
        </Box>
      )}
    </Box>
  );
  return isFramed ? (
    <Paper variant="outlined" sx={{ p: { xs: 2, sm: 3 } }}>
      {form}
    </Paper>
  ) : (
    form
  );
}
