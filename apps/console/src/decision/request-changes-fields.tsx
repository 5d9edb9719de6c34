import { Box, Checkbox, FormControlLabel, FormHelperText, FormLabel, Stack, TextField } from '@mui/material';
import { useId } from 'react';
import { useText } from '../text/use-text.ts';
import type { DecisionFieldsProps } from './decision-draft.ts';
import { InternalNoteField } from './internal-note-field.tsx';
import { useDecisionWords } from './use-decision-words.ts';

export function RequestChangesFields({ task, draft, isTried, onChange }: DecisionFieldsProps) {
  const t = useText();
  const { fields } = useDecisionWords(task.process, task.caseId);
  const legendId = useId();
  const isFieldMissing = isTried && draft.fields.length === 0;
  const isTextMissing = isTried && draft.text.trim() === '';
  const toggle = (field: string) =>
    onChange({
      fields: draft.fields.includes(field) ? draft.fields.filter((other) => other !== field) : [...draft.fields, field],
    });
  return (
    <Stack spacing={2}>
      <Box role="group" aria-labelledby={legendId}>
        <FormLabel id={legendId} required error={isFieldMissing} sx={{ fontSize: '0.8125rem' }}>
          {t('decision.fields')}
        </FormLabel>
        <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, mt: 0.5 }}>
          {fields.map(({ id: field, label }, index) => (
            <FormControlLabel
              key={field}
              control={
                <Checkbox
                  size="small"
                  autoFocus={index === 0}
                  checked={draft.fields.includes(field)}
                  onChange={() => toggle(field)}
                />
              }
              label={label}
              slotProps={{ typography: { variant: 'body2' } }}
            />
          ))}
        </Box>
        <FormHelperText error={isFieldMissing}>
          {isFieldMissing ? t('decision.fieldsMissing') : t('decision.fieldsHelp')}
        </FormHelperText>
      </Box>
      <TextField
        required
        multiline
        minRows={3}
        label={t('decision.textForPartner')}
        error={isTextMissing}
        helperText={isTextMissing ? t('decision.textMissing') : t('decision.questionHelp')}
        value={draft.text}
        onChange={(event) => onChange({ text: event.target.value })}
        slotProps={{ htmlInput: { maxLength: 2000 } }}
      />
      <InternalNoteField draft={draft} onChange={onChange} />
    </Stack>
  );
}
