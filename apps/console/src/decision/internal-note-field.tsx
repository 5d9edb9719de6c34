import LockOutlined from '@mui/icons-material/LockOutlined';
import { InputAdornment, TextField } from '@mui/material';
import { useText } from '../text/use-text.ts';
import type { DecisionFieldsProps } from './decision-draft.ts';

/** A note that never leaves the company, drawn so that it is not taken for the text to the partner. */
export function InternalNoteField({ draft, onChange }: Pick<DecisionFieldsProps, 'draft' | 'onChange'>) {
  const t = useText();
  return (
    <TextField
      label={t('decision.internalNote')}
      helperText={t('decision.internalNoteHelp')}
      value={draft.internalNote}
      onChange={(event) => onChange({ internalNote: event.target.value })}
      multiline
      minRows={2}
      slotProps={{
        htmlInput: { maxLength: 2000 },
        input: {
          startAdornment: (
            <InputAdornment position="start" sx={{ alignSelf: 'flex-start', mt: 1 }}>
              <LockOutlined fontSize="small" />
            </InputAdornment>
          ),
          sx: { bgcolor: (theme) => theme.palette.wash.warning },
        },
      }}
    />
  );
}
