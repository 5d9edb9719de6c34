import { type DealRejectionReason, dealRejectionReasons } from '@countersign/domain/deal-registration/deal';
import { MenuItem, Stack, TextField } from '@mui/material';
import { useText } from '../text/use-text.ts';
import type { DecisionFieldsProps } from './decision-draft.ts';
import { InternalNoteField } from './internal-note-field.tsx';

export function RejectFields({ draft, isTried, onChange }: DecisionFieldsProps) {
  const t = useText();
  const isReasonMissing = isTried && draft.reason === '';
  const isTextMissing = isTried && draft.text.trim() === '';
  return (
    <Stack spacing={2}>
      <TextField
        select
        required
        autoFocus
        label={t('decision.reason')}
        error={isReasonMissing}
        helperText={isReasonMissing ? t('decision.reasonMissing') : t('decision.reasonHelp')}
        value={draft.reason}
        onChange={(event) => onChange({ reason: event.target.value as DealRejectionReason })}
      >
        {dealRejectionReasons.map((reason) => (
          <MenuItem key={reason} value={reason}>
            {t(`rejectionReason.${reason}`)}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        required
        multiline
        minRows={3}
        label={t('decision.textForPartner')}
        error={isTextMissing}
        helperText={isTextMissing ? t('decision.textMissing') : t('decision.textForPartnerHelp')}
        value={draft.text}
        onChange={(event) => onChange({ text: event.target.value })}
        slotProps={{ htmlInput: { maxLength: 2000 } }}
      />
      <InternalNoteField draft={draft} onChange={onChange} />
    </Stack>
  );
}
