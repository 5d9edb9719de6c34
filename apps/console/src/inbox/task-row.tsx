import type { Task } from '@countersign/contracts/task/task';
import PersonOutline from '@mui/icons-material/PersonOutlined';
import { Box, Checkbox, Typography } from '@mui/material';
import { type MouseEvent, memo } from 'react';
import { Link } from 'react-router';
import { useApprovalEffect } from '../decision/use-approval-effect.ts';
import { Due } from '../parts/due.tsx';
import { Tag } from '../parts/tag.tsx';
import { useFormat } from '../text/use-format.ts';
import { useLookedUpText } from '../text/use-looked-up-text.ts';
import { useText } from '../text/use-text.ts';
import { useWho } from '../text/use-who.ts';
import type { RowActions } from './use-row-actions.ts';

export interface TaskRowProps {
  task: Task;
  index: number;
  isActive: boolean;
  /** Whether Tab stops here. Where j and k choose the task, it stops at that one alone, and the next stop is its preview. */
  isTabStop: boolean;
  isSelected: boolean;
  isUnderway: boolean;
  isMine: boolean;
  on: RowActions;
}

/** A task in the list. Drawn again only when something about it has changed: people walk through thousands. */
export const TaskRow = memo(function TaskRow({
  task,
  index,
  isActive,
  isTabStop,
  isSelected,
  isUnderway,
  isMine,
  on,
}: TaskRowProps) {
  const t = useText();
  const format = useFormat();
  const lookUp = useLookedUpText();
  const who = useWho();
  const effect = useApprovalEffect()(task);
  const tabIndex = isTabStop ? 0 : -1;
  return (
    <Box
      component="li"
      sx={{
        display: 'flex',
        alignItems: 'flex-start',
        contentVisibility: 'auto',
        // What is out of sight runs no transition, and would keep the colours of before until it is seen.
        '&, & *': { transitionProperty: 'none' },
        containIntrinsicSize: 'auto 84px',
        borderBottom: '1px solid',
        borderColor: 'divider',
        borderInlineStart: '3px solid',
        borderInlineStartColor: (theme) => (isActive ? theme.palette.primary.main : 'transparent'),
        bgcolor: (theme) => (isActive ? theme.palette.wash.brand : 'transparent'),
        opacity: isUnderway ? 0.65 : 1,
      }}
    >
      <Checkbox
        size="small"
        checked={isSelected}
        onChange={() => on.select(task)}
        slotProps={{ input: { 'aria-label': t('inbox.selectTask', { title: task.caseTitle }), tabIndex } }}
        sx={{ mt: 0.5 }}
      />
      <Box
        component={Link}
        to={`/cases/${task.caseId}`}
        data-task={task.id}
        tabIndex={tabIndex}
        aria-current={isActive ? 'true' : undefined}
        onClick={(event: MouseEvent) => on.open(task, index, event)}
        onFocus={() => on.activate(task, index)}
        sx={{
          flex: 1,
          minWidth: 0,
          py: 1,
          paddingInlineEnd: 1.5,
          color: 'text.primary',
          textDecoration: 'none',
          '&:focus-visible': { outlineOffset: -2 },
        }}
      >
        <Box sx={{ display: 'flex', gap: 1, alignItems: 'baseline' }}>
          <Typography component="span" noWrap sx={{ flex: 1, fontWeight: 600, fontSize: '0.875rem' }}>
            {task.caseTitle}
          </Typography>
          {task.amount === null ? null : (
            <Typography component="span" sx={{ fontWeight: 600, fontSize: '0.8125rem', whiteSpace: 'nowrap' }}>
              {format.moneyShort(task.amount)}
            </Typography>
          )}
        </Box>
        <Box sx={{ display: 'flex', gap: 1, alignItems: 'baseline', mt: 0.25 }}>
          <Typography component="span" variant="caption" noWrap sx={{ flex: 1, color: 'text.secondary' }}>
            {task.partnerName ?? task.programName}
          </Typography>
          {task.dueAt === null ? null : <Due at={task.dueAt} isOverdue={task.isOverdue} />}
        </Box>
        {effect === null ? null : (
          <Typography component="span" variant="caption" sx={{ display: 'block', overflowWrap: 'anywhere' }}>
            {effect}
          </Typography>
        )}
        <Box sx={{ display: 'flex', gap: 0.75, mt: 0.625, flexWrap: 'wrap' }}>
          {effect === null ? null : <Tag tone="brand">{lookUp('process', task.process)}</Tag>}
          <Tag>{task.kind === 'review' ? who(task.step) : t(`taskKind.${task.kind}`)}</Tag>
          {task.required > 1 ? <Tag>{t('inbox.given', { given: task.given, required: task.required })}</Tag> : null}
          {task.isEscalated ? <Tag tone="danger">{t('inbox.escalated')}</Tag> : null}
          {task.status === 'blocked' ? <Tag tone="danger">{t('inbox.blocked')}</Tag> : null}
          {isUnderway ? <Tag tone="info">{t('inbox.underway')}</Tag> : null}
          {task.claimedBy === null ? null : (
            <Tag tone={isMine ? 'brand' : 'warning'} icon={<PersonOutline aria-hidden />}>
              {isMine ? t('inbox.claimedByYou') : task.claimedBy.name}
            </Tag>
          )}
          <Typography component="span" variant="caption" sx={{ color: 'text.secondary', marginInlineStart: 'auto' }}>
            {task.caseNumber}
          </Typography>
        </Box>
      </Box>
    </Box>
  );
});
