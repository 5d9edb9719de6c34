import type { Reply } from '@countersign/ui/client/operation-types';
import { isProblem } from '@countersign/ui/client/problem';
import { Alert, Button, Stack } from '@mui/material';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { Link, useParams } from 'react-router';
import { useMay } from '../auth/session.tsx';
import { call } from '../data/api.ts';
import { ConfirmButton } from '../parts/confirm-button.tsx';
import { Page } from '../parts/page.tsx';
import { ErrorState, LoadingLines } from '../parts/states.tsx';
import { useUnsaved } from '../parts/use-unsaved.ts';
import { useProblemText } from '../text/use-problem-text.ts';
import { useText } from '../text/use-text.ts';
import type { Definition } from './course-definition.ts';
import { CourseSettingsSection } from './course-settings.tsx';
import { LessonsEditor } from './lessons-editor.tsx';
import { QuestionsEditor } from './questions-editor.tsx';

type Course = Reply<'training.get'>;

/** A course: its lessons in order, its quiz, its rules; written as a draft and then published. */
export default function CoursePage() {
  const { courseId = '' } = useParams();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['course', courseId],
    queryFn: ({ signal }) => call('training.get', { params: { id: courseId }, signal }),
  });
  if (isPending) return <LoadingLines lines={8} />;
  if (data === undefined) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return <OneCourse key={`${data.id} ${data.revision}`} course={data} />;
}

function OneCourse({ course }: { course: Course }) {
  const t = useText();
  const may = useMay();
  const notify = useNotify();
  const problemText = useProblemText();
  const client = useQueryClient();
  const kept = (course.draft ?? course.published)?.definition;
  const [definition, setDefinition] = useState<Definition | undefined>(kept);
  const isChanged = definition !== kept;
  useUnsaved(isChanged);
  const refresh = () =>
    Promise.all(['course', 'courses'].map((name) => client.invalidateQueries({ queryKey: [name] })));
  const save = useMutation({
    mutationFn: (written: Definition) =>
      call('training.save-draft', {
        params: { id: course.id },
        ifMatch: course.revision,
        body: { definition: written },
      }),
    onSuccess: async () => {
      notify(t('course.saved'), { type: 'success' });
      await refresh();
    },
  });
  if (definition === undefined) return null;
  const mayWrite = may('training.save-draft');
  const refusal = save.error;
  return (
    <Page
      title={definition.title}
      back={{ to: '/courses', label: t('course.back') }}
      width="reading"
      lead={[
        course.program.name,
        t(`partnerType.${course.partnerType}`),
        ...(course.publishedVersion === null ? [] : [t('course.published', { version: course.publishedVersion })]),
        ...(course.draftVersion === null ? [] : [t('course.draftOf', { version: course.draftVersion })]),
      ].join(' · ')}
      actions={
        <>
          <Button component={Link} to="/courses/learners">
            {t('course.toLearners')}
          </Button>
          {mayWrite ? (
            <Button
              variant="outlined"
              disabled={!isChanged}
              loading={save.isPending}
              onClick={() => save.mutate(definition)}
            >
              {t('course.save')}
            </Button>
          ) : null}
          {may('training.publish') && course.draft !== null && !isChanged ? (
            <ConfirmButton
              label={t('course.publish')}
              title={t('course.publishTitle')}
              text={t('course.publishText')}
              color="primary"
              variant="contained"
              onConfirm={async () => {
                await call('training.publish', { params: { id: course.id }, ifMatch: course.revision });
                notify(t('course.publishedNow'), { type: 'success' });
                await refresh();
              }}
            />
          ) : null}
        </>
      }
    >
      <Stack spacing={2}>
        {refusal === null ? null : (
          <Alert severity="error">
            {problemText(refusal)}
            {isProblem(refusal) && refusal.errors.length > 0
              ? ` ${t('course.problems', { places: refusal.errors.map(({ field }) => field).join(', ') })}`
              : ''}
          </Alert>
        )}
        <CourseSettingsSection definition={definition} isLocked={!mayWrite} onChange={setDefinition} />
        <LessonsEditor definition={definition} isLocked={!mayWrite} onChange={setDefinition} />
        <QuestionsEditor definition={definition} isLocked={!mayWrite} onChange={setDefinition} />
      </Stack>
    </Page>
  );
}
