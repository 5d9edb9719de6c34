import type { Task } from '@countersign/contracts/task/task';
import type { DecisionOutcome } from '@countersign/domain/approval/approval';
import { Alert, Button, Dialog, DialogActions, DialogContent, DialogTitle, Typography } from '@mui/material';
import { type FormEvent, useId, useState } from 'react';
import { useUnsaved } from '../parts/use-unsaved.ts';
import { useProblemText } from '../text/use-problem-text.ts';
import { useText } from '../text/use-text.ts';
import { ApproveFields } from './approve-fields.tsx';
import { type DecisionDraft, firstDraft, isComplete, isTouched, toDecision } from './decision-draft.ts';
import { RejectFields } from './reject-fields.tsx';
import { RequestChangesFields } from './request-changes-fields.tsx';
import type { Decision } from './use-decide.ts';

const fieldsOf = { approve: ApproveFields, reject: RejectFields, request_changes: RequestChangesFields } as const;

/** Says what a decision does, takes what it needs, and stays open until the server has answered. */
export function DecisionDialog({
  task,
  outcome,
  onDecide,
  onClose,
}: {
  task: Task;
  outcome: DecisionOutcome;
  onDecide: (task: Task, decision: Decision) => Promise<void>;
  onClose: () => void;
}) {
  const t = useText();
  const titleId = useId();
  const problemText = useProblemText();
  const [draft, setDraft] = useState<DecisionDraft>(() => firstDraft(task));
  const [isSending, setSending] = useState(false);
  const [isTried, setTried] = useState(false);
  const [error, setError] = useState<unknown>();
  const Fields = fieldsOf[outcome];
  const isTyped = isTouched(draft, firstDraft(task));
  useUnsaved(isTyped && !isSending);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (!isComplete(outcome, draft) || isSending) return;
    setSending(true);
    setError(undefined);
    try {
      await onDecide(task, toDecision(outcome, draft, task));
      onClose();
    } catch (refusal) {
      setError(refusal);
      setSending(false);
    }
  }

  return (
    <Dialog
      open
      onClose={(_event, reason) => isSending || (isTyped && reason === 'backdropClick') || onClose()}
      fullWidth
      maxWidth="sm"
      aria-labelledby={titleId}
    >
      <form onSubmit={(event) => void submit(event)} noValidate>
        <DialogTitle id={titleId}>
          {task.process === 'deal-registration' || outcome === 'request_changes'
            ? t(`decision.title.${task.kind}.${outcome}`)
            : t(`moneyCase.title.${task.process}.${outcome}`)}
        </DialogTitle>
        <DialogContent>
          <Typography variant="body2" sx={{ color: 'text.secondary', mb: 2 }}>
            {[task.caseNumber, task.caseTitle, task.partnerName].filter((part) => part !== null).join(' · ')}
          </Typography>
          <Fields
            task={task}
            draft={draft}
            isTried={isTried}
            onChange={(change) => setDraft((before) => ({ ...before, ...change }))}
          />
          {error === undefined ? null : (
            <Alert severity="error" sx={{ mt: 2 }}>
              {problemText(error)}
            </Alert>
          )}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose} disabled={isSending}>
            {t('action.cancel')}
          </Button>
          <Button
            type="submit"
            variant="contained"
            color={outcome === 'reject' ? 'error' : 'primary'}
            loading={isSending}
            autoFocus={outcome === 'approve'}
          >
            {t(`decision.submit.${task.kind}.${outcome}`)}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
