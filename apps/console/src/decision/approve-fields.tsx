import { Alert, InputAdornment, Stack, TextField } from '@mui/material';
import { useText } from '../text/use-text.ts';
import { basisPointsOf, type DecisionFieldsProps } from './decision-draft.ts';
import { InternalNoteField } from './internal-note-field.tsx';
import { useApprovalEffect } from './use-approval-effect.ts';

export function ApproveFields({ task, draft, isTried, onChange }: DecisionFieldsProps) {
  const t = useText();
  const effect = useApprovalEffect()(task);
  if (effect !== null) return <MoneyApproval task={task} effect={effect} draft={draft} onChange={onChange} />;
  const isWrong = isTried && draft.grantedDiscount.trim() !== '' && basisPointsOf(draft.grantedDiscount) === undefined;
  return (
    <Stack spacing={2}>
      {task.kind === 'review' ? (
        <Alert severity={task.approvalGives === 'wait' ? 'warning' : 'info'}>
          {t(task.approvalGives === null ? 'decision.gives.next' : `decision.gives.${task.approvalGives}`)}
        </Alert>
      ) : null}
      {task.kind === 'review' ? (
        <TextField
          label={t('decision.grantedDiscount')}
          helperText={isWrong ? t('decision.discountWrong') : t('decision.grantedDiscountHelp')}
          error={isWrong}
          value={draft.grantedDiscount}
          onChange={(event) => onChange({ grantedDiscount: event.target.value })}
          slotProps={{
            htmlInput: { inputMode: 'decimal' },
            input: { endAdornment: <InputAdornment position="end">%</InputAdornment> },
          }}
        />
      ) : null}
      <InternalNoteField draft={draft} onChange={onChange} />
    </Stack>
  );
}

/** Money moves or statements go out by this: says which, before it is done. */
function MoneyApproval({
  task,
  effect,
  draft,
  onChange,
}: Pick<DecisionFieldsProps, 'task' | 'draft' | 'onChange'> & { effect: string }) {
  const t = useText();
  const isLast = task.isLastApproval;
  return (
    <Stack spacing={2}>
      <Alert severity={isLast ? 'warning' : 'info'}>
        <strong>{effect}</strong> {t(isLast ? 'moneyCase.lastApproval' : 'moneyCase.moreApprovals')}
      </Alert>
      <InternalNoteField draft={draft} onChange={onChange} />
    </Stack>
  );
}
