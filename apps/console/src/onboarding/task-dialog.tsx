import { useQuery } from '@tanstack/react-query';
import { call } from '../data/api.ts';
import { useCarryOut } from '../data/use-carry-out.ts';
import { type Field, type FormValues, textOf, textOrNull } from '../form/fields.ts';
import { RecordFormDialog } from '../form/record-form-dialog.tsx';
import { useText } from '../text/use-text.ts';
import { type PlanTask, type TaskAction, useTaskTitle } from './plan-task.ts';

interface TaskDialogProps {
  onboardingId: string;
  task: PlanTask;
  action: TaskAction;
  onClose: () => void;
}

/** What one act on a task needs; the running case answers before anything is shown as done. */
export function TaskDialog({ onboardingId, task, action, onClose }: TaskDialogProps) {
  const t = useText();
  const titleOf = useTaskTitle();
  const carryOut = useCarryOut();
  const members = useQuery({
    queryKey: ['members', 'choices'],
    queryFn: ({ signal }) => call('member.list', { query: { limit: 200 }, signal }),
    enabled: action === 'arrange',
  }).data;
  const params = { id: onboardingId, key: task.key };
  const acts: Readonly<
    Record<TaskAction, { fields: readonly Field[]; intro?: string; send: (values: FormValues) => Promise<void> }>
  > = {
    complete: {
      fields: [
        {
          kind: 'text',
          name: 'text',
          label: t('onboarding.text'),
          max: 2000,
          lines: 3,
          required: task.proof === 'text',
        },
      ],
      send: (values) =>
        carryOut(
          'onboarding.complete',
          { params, body: { text: textOrNull(values, 'text'), fileIds: [] } },
          { done: t('onboarding.completed') },
        ),
    },
    review: {
      intro: t('onboarding.reviewText'),
      fields: [
        {
          kind: 'one',
          name: 'outcome',
          label: t('onboarding.outcome'),
          required: true,
          options: (['accept', 'return'] as const).map((id) => ({ id, label: t(`onboarding.outcomes.${id}`) })),
        },
        { kind: 'text', name: 'text', label: t('onboarding.missing'), max: 2000, lines: 3 },
      ],
      send: (values) =>
        carryOut(
          'onboarding.review',
          {
            params,
            body:
              textOf(values, 'outcome') === 'accept'
                ? { outcome: 'accept' }
                : { outcome: 'return', text: textOf(values, 'text') },
          },
          { done: t('onboarding.reviewed') },
        ),
    },
    skip: {
      intro: t('onboarding.skipText'),
      fields: [{ kind: 'text', name: 'reason', label: t('onboarding.reason'), max: 2000, lines: 3, required: true }],
      send: (values) =>
        carryOut(
          'onboarding.skip',
          { params, body: { reason: textOf(values, 'reason') } },
          { done: t('onboarding.skipped') },
        ),
    },
    arrange: {
      fields: [
        { kind: 'text', name: 'dueOn', type: 'date', label: t('onboarding.dueOn') },
        {
          kind: 'one',
          name: 'memberId',
          label: t('onboarding.member'),
          options: (members?.items ?? []).map(({ id, name }) => ({ id, label: name })),
        },
      ],
      send: (values) => {
        const [dueOn, memberId] = [textOf(values, 'dueOn'), textOf(values, 'memberId')];
        return carryOut(
          'onboarding.arrange',
          { params, body: { ...(dueOn === '' ? {} : { dueOn }), ...(memberId === '' ? {} : { memberId }) } },
          { done: t('onboarding.arranged') },
        );
      },
    },
  };
  const { fields, intro, send } = acts[action];
  return (
    <RecordFormDialog
      title={t(`onboarding.${action}Title`, { task: titleOf(task) })}
      submitLabel={t(`onboarding.${action}`)}
      {...(intro === undefined ? {} : { intro: <span>{intro}</span> })}
      initial={action === 'arrange' && task.assignee !== null ? { memberId: task.assignee.id } : {}}
      fields={fields}
      check={(values): Record<string, string> =>
        action === 'review' && textOf(values, 'outcome') === 'return' && textOf(values, 'text') === ''
          ? { text: t('fieldProblem.missing') }
          : {}
      }
      onClose={onClose}
      onSubmit={send}
    />
  );
}
