import { memberRoles } from '@countersign/domain/member/roles';
import { isSaid, onboardingTaskKinds } from '@countersign/domain/onboarding/task-kind';
import { proofKinds, taskSides } from '@countersign/domain/onboarding/template';
import type { Reply } from '@countersign/ui/client/operation-types';
import { chosenOf, isWholeWithin, textOf, textOrNull } from '../form/fields.ts';
import { RecordFormDialog } from '../form/record-form-dialog.tsx';
import { useTaskTitle } from '../onboarding/plan-task.ts';
import { useText } from '../text/use-text.ts';

type Task = Reply<'onboarding-template.get'>['tasks'][number];

/** One task of a plan: whose it is, what it comes after, how it is known to be done. */
export function TemplateTaskDialog({
  task,
  others,
  onSave,
  onClose,
}: {
  task: Task | undefined;
  others: readonly Task[];
  onSave: (task: Task) => void;
  onClose: () => void;
}) {
  const t = useText();
  const titleOf = useTaskTitle();
  return (
    <RecordFormDialog
      title={t('template.taskTitle')}
      submitLabel={t('action.save')}
      initial={{
        key: task?.key ?? '',
        kind: task?.kind ?? 'manual',
        title: task?.title ?? '',
        help: task?.help ?? '',
        side: task?.side ?? 'partner',
        needs: task?.needs ?? [],
        dueInDays: String(task?.dueInDays ?? 5),
        proof: task?.proof ?? 'none',
        reviewRole: task?.reviewRole ?? '',
        isRequired: task?.isRequired ?? true,
      }}
      fields={[
        {
          kind: 'one',
          name: 'kind',
          label: t('template.kind'),
          required: true,
          options: onboardingTaskKinds.map((id) => ({ id, label: t(`onboardingTaskKind.${id}`) })),
        },
        { kind: 'text', name: 'title', label: t('template.title'), help: t('template.titleHelp'), max: 120 },
        { kind: 'text', name: 'key', label: t('template.key'), help: t('template.keyHelp'), required: true, max: 40 },
        { kind: 'text', name: 'help', label: t('template.help'), max: 1000, lines: 2 },
        {
          kind: 'one',
          name: 'side',
          label: t('template.side'),
          required: true,
          options: taskSides.map((id) => ({ id, label: t(`taskSide.${id}`) })),
        },
        {
          kind: 'several',
          name: 'needs',
          label: t('template.needs'),
          options: others.map((other) => ({ id: other.key, label: titleOf(other) })),
        },
        {
          kind: 'text',
          name: 'dueInDays',
          label: t('template.dueInDays'),
          required: true,
          inputMode: 'numeric',
          max: 2,
        },
        {
          kind: 'one',
          name: 'proof',
          label: t('template.proof'),
          required: true,
          options: proofKinds.map((id) => ({ id, label: t(`proofKind.${id}`) })),
        },
        {
          kind: 'one',
          name: 'reviewRole',
          label: t('template.reviewRole'),
          options: memberRoles.map((id) => ({ id, label: t(`memberRole.${id}`) })),
        },
        { kind: 'check', name: 'isRequired', label: t('template.isRequired') },
      ]}
      check={(values): Record<string, string> => {
        const key = textOf(values, 'key');
        return {
          ...(/^[a-z][a-z0-9-]{0,39}$/.test(key) ? {} : { key: t('template.problem.key_invalid') }),
          ...(others.some((other) => other.key === key) ? { key: t('template.problem.key_taken') } : {}),
          ...(isWholeWithin(textOf(values, 'dueInDays'), 1, 90)
            ? {}
            : { dueInDays: t('template.problem.due_out_of_range') }),
        };
      }}
      onClose={onClose}
      onSubmit={async (values) => {
        const [kind = 'manual'] = chosenOf(values, 'kind', onboardingTaskKinds);
        const [side = 'partner'] = chosenOf(values, 'side', taskSides);
        const [proof = 'none'] = chosenOf(values, 'proof', proofKinds);
        const [reviewRole = null] = chosenOf(values, 'reviewRole', memberRoles);
        onSave({
          key: textOf(values, 'key'),
          kind,
          title: textOrNull(values, 'title'),
          help: textOrNull(values, 'help'),
          side,
          needs: chosenOf(
            values,
            'needs',
            others.map(({ key }) => key),
          ),
          dueInDays: Number(textOf(values, 'dueInDays')),
          // What the product sees for itself needs neither proof nor anybody's word.
          proof: isSaid(kind) ? proof : 'none',
          reviewRole: isSaid(kind) ? reviewRole : null,
          isRequired: values['isRequired'] === true,
        });
      }}
    />
  );
}
