import type { Task } from '@countersign/contracts/task/task';
import { Alert, MenuItem, Stack, TextField } from '@mui/material';
import type { TextKey } from '../text/text-key.ts';
import { useText } from '../text/use-text.ts';
import { choosesReason, type DecisionFieldsProps } from './decision-draft.ts';
import { InternalNoteField } from './internal-note-field.tsx';
import { useDecisionWords } from './use-decision-words.ts';

const rejectTexts: Readonly<Partial<Record<Task['process'], TextKey>>> = {
  'period-close': 'moneyCase.rejectPeriod',
  'payout-run': 'moneyCase.rejectRun',
  adjustment: 'adjustment.rejectText',
  exit: 'exit.rejectText',
  'exit-appeal': 'exit.rejectAppealText',
  'tier-change': 'tierChange.rejectText',
  vetting: 'vetting.rejectText',
  'blocking-report': 'vetting.reportNotNeeded',
  'data-request': 'dataRequest.rejectText',
  renewal: 'renewal.rejectText',
};

/** Where the words go to the other side, rather than stay inside. */
const toldProcesses: readonly Task['process'][] = [
  'deal-registration',
  'exit-appeal',
  'application',
  'agreement-change',
  'renewal',
  'data-request',
];

export function RejectFields({ task, draft, isTried, onChange }: DecisionFieldsProps) {
  const t = useText();
  const isReasonMissing = isTried && draft.reason === '';
  const isTextMissing = isTried && draft.text.trim() === '';
  const { reasons } = useDecisionWords(task.process);
  const isTold = toldProcesses.includes(task.process);
  const rejectText = rejectTexts[task.process];
  const mustChoose = choosesReason(task.process);
  return (
    <Stack spacing={2}>
      {rejectText === undefined ? null : <Alert severity="info">{t(rejectText)}</Alert>}
      {mustChoose ? (
        <TextField
          select
          required
          autoFocus
          label={t('decision.reason')}
          error={isReasonMissing}
          helperText={isReasonMissing ? t('decision.reasonMissing') : t('decision.reasonHelp')}
          value={draft.reason}
          onChange={(event) => onChange({ reason: reasons.find(({ id }) => id === event.target.value)?.id ?? '' })}
        >
          {reasons.map(({ id, label }) => (
            <MenuItem key={id} value={id}>
              {label}
            </MenuItem>
          ))}
        </TextField>
      ) : null}
      <TextField
        required
        multiline
        minRows={3}
        autoFocus={!mustChoose}
        label={t(isTold ? 'decision.textForPartner' : 'money.reason')}
        error={isTextMissing}
        helperText={
          isTold
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
