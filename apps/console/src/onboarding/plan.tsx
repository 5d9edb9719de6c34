import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { Due } from '../parts/due.tsx';
import { FileLink } from '../parts/file-link.tsx';
import { Section } from '../parts/section.tsx';
import { Tag } from '../parts/tag.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { PlanTaskTag } from './onboarding-tags.tsx';
import { type Onboarding, type PlanTask, type TaskAction, useTaskTitle } from './plan-task.ts';
import { TaskDialog } from './task-dialog.tsx';

/** Who does what by when, in its order, with what can be done about each task now. */
export function Plan({ onboarding }: { onboarding: Onboarding }) {
  const t = useText();
  const [opened, setOpened] = useState<{ task: PlanTask; action: TaskAction }>();
  return (
    <Section
      title={t('onboarding.planTitle')}
      aside={
        <Typography variant="caption" sx={{ color: 'text.secondary' }}>
          {t('onboarding.byTemplate', { version: onboarding.templateVersion })}
        </Typography>
      }
    >
      <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {onboarding.plan.map((task) => (
          <TaskLine
            key={task.key}
            task={task}
            onboarding={onboarding}
            onAct={(action) => setOpened({ task, action })}
          />
        ))}
      </Box>
      {opened === undefined ? null : (
        <TaskDialog onboardingId={onboarding.id} {...opened} onClose={() => setOpened(undefined)} />
      )}
    </Section>
  );
}

function TaskLine({
  task,
  onboarding,
  onAct,
}: {
  task: PlanTask;
  onboarding: Onboarding;
  onAct: (action: TaskAction) => void;
}) {
  const t = useText();
  const format = useFormat();
  const titleOf = useTaskTitle();
  const isOpen = task.status === 'ready' || task.status === 'in_review' || task.status === 'action_required';
  const before = onboarding.plan.filter(({ key }) => task.needs.includes(key)).map(titleOf);
  const about = [
    t(`taskSide.${task.side}`),
    ...(task.isRequired ? [] : [t('onboarding.optional')]),
    ...(task.status === 'waiting' && before.length > 0 ? [t('onboarding.after', { tasks: format.list(before) })] : []),
    ...(task.reviewRole === null ? [] : [t('onboarding.lookedAtBy', { role: t(`memberRole.${task.reviewRole}`) })]),
    ...(task.assignee === null ? [] : [t('onboarding.assignee', { name: task.assignee.name })]),
    ...(task.doneAt === null
      ? []
      : [
          task.doneBy === null
            ? format.dateTime(task.doneAt)
            : t('onboarding.doneByAt', { name: task.doneBy, at: format.dateTime(task.doneAt) }),
        ]),
    ...(task.reviewedBy === null ? [] : [t('onboarding.reviewedBy', { name: task.reviewedBy })]),
  ];
  return (
    <Box
      component="li"
      sx={{ py: 1.25, borderTop: '1px solid', borderColor: 'divider', '&:first-of-type': { borderTop: 'none' } }}
    >
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'center' }}>
        <Typography sx={{ fontWeight: 560 }}>{titleOf(task)}</Typography>
        <PlanTaskTag status={task.status} />
        {task.isEscalated && isOpen ? <Tag tone="danger">{t('onboarding.stuck')}</Tag> : null}
        {isOpen && task.dueAt !== null ? <Due at={task.dueAt} isOverdue={task.isOverdue} /> : null}
      </Box>
      <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>
        {about.join(' · ')}
      </Typography>
      {task.reason === null ? null : (
        <Typography variant="body2" sx={{ mt: 0.5, whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
          {`${t('onboarding.reason')}: ${task.reason}`}
        </Typography>
      )}
      {task.proofText === null ? null : (
        <Typography variant="body2" sx={{ mt: 0.5, whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
          {task.proofText}
        </Typography>
      )}
      {task.proofFiles.map((file) => (
        <Box key={file.id}>
          <FileLink file={file} />
        </Box>
      ))}
      {task.actions.length === 0 ? null : (
        <Box sx={{ mt: 0.75, ms: -0.5, display: 'flex', gap: 0.5, flexWrap: 'wrap' }}>
          {task.actions.map((action) => (
            <Button
              key={action}
              size="small"
              variant={action === 'complete' || action === 'review' ? 'outlined' : 'text'}
              aria-label={`${t(`onboarding.${action}`)}: ${titleOf(task)}`}
              onClick={() => onAct(action)}
            >
              {t(`onboarding.${action}`)}
            </Button>
          ))}
        </Box>
      )}
    </Box>
  );
}
