import type { Task } from '@countersign/contracts/task/task';
import type { DecisionOutcome } from '@countersign/domain/approval/approval';
import { Alert, Box, Button } from '@mui/material';
import { useLookedUpText } from '../text/use-looked-up-text.ts';
import { useText } from '../text/use-text.ts';

const looks = {
  approve: { variant: 'contained', color: 'primary' },
  request_changes: { variant: 'outlined', color: 'inherit' },
  reject: { variant: 'outlined', color: 'error' },
} as const;
const order: readonly DecisionOutcome[] = ['approve', 'request_changes', 'reject'];
const keys: Record<DecisionOutcome, string> = { approve: 'a', request_changes: 'q', reject: 'r' };

/** The decisions a person may take on a task, or why there are none. */
export function DecisionButtons({
  task,
  isUnderway,
  isStacked = false,
  onDecide,
}: {
  task: Task;
  isUnderway: boolean;
  isStacked?: boolean;
  onDecide: (outcome: DecisionOutcome) => void;
}) {
  const t = useText();
  const lookUp = useLookedUpText();
  if (isUnderway) return <Alert severity="info">{t('decision.pending')}</Alert>;
  if (!task.canDecide) {
    return <Alert severity="info">{lookUp('cannotDecide', task.cannotBecause ?? 'not_a_candidate')}</Alert>;
  }
  return (
    <Box sx={{ display: 'flex', flexDirection: isStacked ? 'column' : 'row', flexWrap: 'wrap', gap: 1 }}>
      {order
        .filter((outcome) => task.outcomes.includes(outcome))
        .map((outcome) => (
          <Button
            key={outcome}
            variant={looks[outcome].variant}
            color={looks[outcome].color}
            onClick={() => onDecide(outcome)}
            aria-keyshortcuts={keys[outcome]}
          >
            {t(`decision.open.${task.kind}.${outcome}`)}
          </Button>
        ))}
    </Box>
  );
}
