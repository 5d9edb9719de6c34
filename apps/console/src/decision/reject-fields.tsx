import { type DealRejectionReason, dealRejectionReasons } from '@countersign/domain/deal-registration/deal';
import { Alert, MenuItem, Stack, TextField } from '@mui/material';
import { useText } from '../text/use-text.ts';
import type { DecisionFieldsProps } from './decision-draft.ts';
import { InternalNoteField } from './internal-note-field.tsx';

const rejectTexts = {
  'period-close': 'moneyCase.rejectPeriod',
  'payout-run': 'moneyCase.rejectRun',
  adjustment: 'adjustment.rejectText',
} as const;

export function RejectFields({ task, draft, isTried, onChange }: DecisionFieldsProps) {
  const t = useText();
  const isReasonMissing = isTried && draft.reason === '';
  const isTextMissing = isTried && draft.text.trim() === '';
  const isDeal = task.process === 'deal-registration';
  return (
    <Stack spacing={2}>
      {task.process === 'deal-registration' ? null : <Alert severity="info">{t(rejectTexts[task.process])}</Alert>}
      {isDeal ? (
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
      ) : null}
      <TextField
        required
        multiline
        minRows={3}
        autoFocus={!isDeal}
        label={t(isDeal ? 'decision.textForPartner' : 'money.reason')}
        error={isTextMissing}
        helperText={
          isDeal
            ? t(isTextMissing ? 'decision.textMissing' : 'decision.textForPartnerHelp')
            : t(isTextMissing ? 'fieldProblem.missing' : 'moneyCase.reasonHelp')
        }
        value={draft.text}
        onChange={(event) => onChange({ text: event.target.value })}
        slotProps={{ htmlInput: { maxLength: 2000 } }}
      />
      <InternalNoteField draft={draft} onChange={onChange} />
    </Stack>
  );
}
