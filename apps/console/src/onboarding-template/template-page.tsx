import { templateProblems } from '@countersign/domain/onboarding/template';
import type { Reply } from '@countersign/ui/client/operation-types';
import { Alert, Button } from '@mui/material';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { useNavigate, useParams } from 'react-router';
import { useMay } from '../auth/session.tsx';
import { call } from '../data/api.ts';
import { useTaskTitle } from '../onboarding/plan-task.ts';
import { Page } from '../parts/page.tsx';
import { RecordLine, RecordLines } from '../parts/record-line.tsx';
import { Section } from '../parts/section.tsx';
import { ErrorState, LoadingLines } from '../parts/states.tsx';
import { Tag } from '../parts/tag.tsx';
import { useUnsaved } from '../parts/use-unsaved.ts';
import { useFormat } from '../text/use-format.ts';
import { useProblemText } from '../text/use-problem-text.ts';
import { useText } from '../text/use-text.ts';
import { TemplateTaskDialog } from './template-task-dialog.tsx';

type Template = Reply<'onboarding-template.get'>;

/** One version of a plan; changed, it is saved as the next one, and onboardings under way keep theirs. */
export default function TemplatePage() {
  const { templateId = '' } = useParams();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['onboarding-templates', 'one', templateId],
    queryFn: ({ signal }) => call('onboarding-template.get', { params: { id: templateId }, signal }),
  });
  if (isPending) return <LoadingLines lines={8} />;
  if (data === undefined) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return <OneTemplate key={data.id} template={data} />;
}

function OneTemplate({ template }: { template: Template }) {
  const t = useText();
  const may = useMay();
  const format = useFormat();
  const notify = useNotify();
  const navigate = useNavigate();
  const client = useQueryClient();
  const problemText = useProblemText();
  const titleOf = useTaskTitle();
  const [tasks, setTasks] = useState(template.tasks);
  const [opened, setOpened] = useState<number | 'new'>();
  const isChanged = tasks !== template.tasks;
  const mayWrite = may('onboarding-template.save');
  const problems = templateProblems(tasks);
  const save = useMutation({
    mutationFn: () => call('onboarding-template.save', { params: { id: template.id }, body: { tasks } }),
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: ['onboarding-templates'] });
      notify(t('template.saved'), { type: 'success' });
      await navigate(`/onboarding-templates/${id}`);
    },
  });
  useUnsaved(isChanged && !save.isPending && !save.isSuccess);
  const move = (from: number, by: number) => {
    const moved = tasks[from];
    if (moved === undefined) return;
    const others = tasks.filter((_task, index) => index !== from);
    setTasks([...others.slice(0, from + by), moved, ...others.slice(from + by)]);
  };
  return (
    <Page
      title={t(`partnerType.${template.partnerType}`)}
      lead={[
        template.programName,
        t('template.version', { version: template.version }),
        t('agreement.by', { name: template.createdBy }),
        format.date(template.createdAt),
      ].join(' · ')}
      back={{ to: '/onboarding-templates', label: t('template.back') }}
      actions={
        mayWrite ? (
          <>
            <Button variant="outlined" onClick={() => setOpened('new')}>
              {t('template.add')}
            </Button>
            <Button
              variant="contained"
              disabled={!isChanged || problems.length > 0}
              loading={save.isPending}
              onClick={() => save.mutate()}
            >
              {t('template.save')}
            </Button>
          </>
        ) : null
      }
    >
      {template.isCurrent ? null : (
        <Alert severity="info" sx={{ mb: 2 }}>
          {t('template.notCurrent')}
        </Alert>
      )}
      {isChanged && problems.length === 0 ? (
        <Alert severity="warning" sx={{ mb: 2 }}>
          {t('template.unsaved')}
        </Alert>
      ) : null}
      {problems
        .filter(({ index }) => index === null)
        .map(({ code }) => (
          <Alert key={code} severity="error" sx={{ mb: 2 }}>
            {t(`template.problem.${code}`)}
          </Alert>
        ))}
      {save.error === null ? null : (
        <Alert severity="error" sx={{ mb: 2 }}>
          {problemText(save.error)}
        </Alert>
      )}
      <Section title={t('template.tasks')}>
        <RecordLines>
          {tasks.map((task, index) => (
            <RecordLine
              key={task.key}
              name={titleOf(task)}
              about={[
                t(`taskSide.${task.side}`),
                `${t('template.dueInDays')}: ${format.number(task.dueInDays)}`,
                ...(task.needs.length === 0
                  ? []
                  : [
                      t('onboarding.after', {
                        tasks: format.list(tasks.filter(({ key }) => task.needs.includes(key)).map(titleOf)),
                      }),
                    ]),
                ...(task.reviewRole === null
                  ? []
                  : [t('onboarding.lookedAtBy', { role: t(`memberRole.${task.reviewRole}`) })]),
              ].join(' · ')}
              tags={
                <>
                  {task.isRequired ? null : <Tag>{t('onboarding.optional')}</Tag>}
                  {problems
                    .filter((problem) => problem.index === index)
                    .map(({ code }) => (
                      <Tag key={code} tone="danger">
                        {t(`template.problem.${code}`)}
                      </Tag>
                    ))}
                </>
              }
            >
              {mayWrite ? (
                <>
                  <Button disabled={index === 0} onClick={() => move(index, -1)}>
                    {t('template.up')}
                  </Button>
                  <Button disabled={index === tasks.length - 1} onClick={() => move(index, 1)}>
                    {t('template.down')}
                  </Button>
                  <Button onClick={() => setOpened(index)}>{t('template.edit')}</Button>
                  <Button color="error" onClick={() => setTasks(without(tasks, task.key))}>
                    {t('template.remove')}
                  </Button>
                </>
              ) : null}
            </RecordLine>
          ))}
        </RecordLines>
      </Section>
      {opened === undefined ? null : (
        <TemplateTaskDialog
          task={opened === 'new' ? undefined : tasks[opened]}
          others={tasks.filter((_task, index) => index !== opened)}
          onClose={() => setOpened(undefined)}
          onSave={(task) =>
            setTasks(
              opened === 'new' ? [...tasks, task] : tasks.map((other, index) => (index === opened ? task : other)),
            )
          }
        />
      )}
    </Page>
  );
}

/** Nothing waits for a task that is not there any more. */
function without(tasks: Template['tasks'], key: string): Template['tasks'] {
  return tasks
    .filter((task) => task.key !== key)
    .map((task) => ({ ...task, needs: task.needs.filter((need) => need !== key) }));
}
