import type { Task } from '@countersign/contracts/task/task';
import type { DecisionOutcome } from '@countersign/domain/approval/approval';
import { Alert, Box, Button, Divider } from '@mui/material';
import { useState } from 'react';
import { useMay } from '../auth/session.tsx';
import { DecisionButtons } from '../decision/decision-buttons.tsx';
import { DecisionDialog } from '../decision/decision-dialog.tsx';
import { useDecide } from '../decision/use-decide.ts';
import { useClaims } from '../inbox/use-claims.ts';
import { useKeys } from '../inbox/use-keys.ts';
import { WhyBlock } from '../inbox/why-block.tsx';
import { useText } from '../text/use-text.ts';
import { ReassignDialog } from './reassign-dialog.tsx';

/** What the reader can decide here, why they are asked, who is on it. */
export function DecisionPanel({ task }: { task: Task }) {
  const t = useText();
  const may = useMay();
  const claims = useClaims();
  const { decide, underway } = useDecide();
  const [asked, setAsked] = useState<DecisionOutcome>();
  const [isReassigning, setReassigning] = useState(false);
  const isUnderway = underway.has(task.id);
  const ask = (outcome: DecisionOutcome) => {
    if (task.canDecide && task.outcomes.includes(outcome) && !isUnderway) setAsked(outcome);
  };
  useKeys(
    {
      a: () => ask('approve'),
      r: () => ask('reject'),
      q: () => ask('request_changes'),
      c: () => may('task.claim') && void claims.toggle(task),
    },
    asked === undefined && !isReassigning,
  );
  return (
    <Box sx={{ display: 'grid', gap: 1.5 }}>
      {task.isEscalated ? <Alert severity="warning">{t('case.escalated')}</Alert> : null}
      {task.claimedBy === null || claims.isMine(task) ? null : (
        <Alert severity="warning">{t('case.claimedByOther', { name: task.claimedBy.name })}</Alert>
      )}
      <DecisionButtons task={task} isUnderway={isUnderway} isStacked onDecide={ask} />
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
        {may('task.claim') ? (
          <Button onClick={() => void claims.toggle(task)} loading={claims.isBusy} aria-keyshortcuts="c">
            {claims.isMine(task) ? t('inbox.release') : t('inbox.claim')}
          </Button>
        ) : null}
        {may('task.reassign') ? <Button onClick={() => setReassigning(true)}>{t('reassign.open')}</Button> : null}
      </Box>
      <Divider />
      <WhyBlock task={task} />
      {asked === undefined ? null : (
        <DecisionDialog task={task} outcome={asked} onDecide={decide} onClose={() => setAsked(undefined)} />
      )}
      {isReassigning ? <ReassignDialog task={task} onClose={() => setReassigning(false)} /> : null}
    </Box>
  );
}
