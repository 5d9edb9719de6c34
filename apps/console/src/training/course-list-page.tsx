import { partnerTypes } from '@countersign/domain/partner/partner';
import type { Reply } from '@countersign/ui/client/operation-types';
import { Button } from '@mui/material';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { Link, useNavigate } from 'react-router';
import { useMay } from '../auth/session.tsx';
import { call } from '../data/api.ts';
import { chosenOf, textOf } from '../form/fields.ts';
import { RecordFormDialog } from '../form/record-form-dialog.tsx';
import { RecordList } from '../list/record-list.tsx';
import { Tag } from '../parts/tag.tsx';
import { usePrograms } from '../parts/use-company-lists.ts';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';

type Course = Reply<'training.list'>['items'][number];

/** What partners learn, by program and type. */
export default function CourseListPage() {
  const t = useText();
  const format = useFormat();
  const may = useMay();
  const [isCreating, setCreating] = useState(false);
  return (
    <>
      <RecordList<Course>
        resource="courses"
        title={t('course.listTitle')}
        lead={t('course.listLead')}
        actions={
          <>
            <Button component={Link} to="/courses/learners" variant="outlined">
              {t('learner.listTitle')}
            </Button>
            {may('training.create') ? (
              <Button variant="contained" onClick={() => setCreating(true)}>
                {t('course.create')}
              </Button>
            ) : null}
          </>
        }
        filters={[
          {
            kind: 'one',
            name: 'partnerType',
            label: t('course.partnerType'),
            options: partnerTypes.map((type) => ({ id: type, label: t(`partnerType.${type}`) })),
          },
        ]}
        linkTo={(course) => `/courses/${course.id}`}
        columns={[
          { name: 'title', label: t('course.title'), render: (course) => course.title },
          { name: 'program', label: t('course.program'), render: (course) => course.program.name },
          {
            name: 'type',
            label: t('course.partnerType'),
            render: (course) => t(`partnerType.${course.partnerType}`),
          },
          {
            name: 'state',
            label: t('course.state'),
            render: (course) => (
              <>
                {course.publishedVersion === null ? null : (
                  <Tag tone="success">{t('course.published', { version: course.publishedVersion })}</Tag>
                )}{' '}
                {course.draftVersion === null ? null : (
                  <Tag tone="warning">{t('course.draftOf', { version: course.draftVersion })}</Tag>
                )}{' '}
                {course.isRequired ? <Tag tone="info">{t('course.required')}</Tag> : null}
              </>
            ),
          },
          {
            name: 'learners',
            label: t('course.learners'),
            align: 'end',
            render: (course) => format.number(course.learners),
          },
          { name: 'passed', label: t('course.passed'), align: 'end', render: (course) => format.number(course.passed) },
        ]}
        empty={{ title: t('course.emptyTitle'), text: t('course.emptyText') }}
      />
      {isCreating ? <CreateDialog onClose={() => setCreating(false)} /> : null}
    </>
  );
}

function CreateDialog({ onClose }: { onClose: () => void }) {
  const t = useText();
  const notify = useNotify();
  const navigate = useNavigate();
  const programs = usePrograms();
  return (
    <RecordFormDialog
      title={t('course.create')}
      submitLabel={t('course.create')}
      initial={{ partnerType: 'reseller' }}
      fields={[
        { kind: 'text', name: 'title', label: t('course.title'), required: true, max: 200 },
        { kind: 'one', name: 'programId', label: t('course.program'), required: true, options: programs },
        {
          kind: 'one',
          name: 'partnerType',
          label: t('course.partnerType'),
          required: true,
          options: partnerTypes.map((type) => ({ id: type, label: t(`partnerType.${type}`) })),
        },
      ]}
      onClose={onClose}
      onSubmit={async (values) => {
        const [partnerType = 'reseller'] = chosenOf(values, 'partnerType', partnerTypes);
        const made = await call('training.create', {
          body: { title: textOf(values, 'title'), programId: textOf(values, 'programId'), partnerType },
        });
        notify(t('course.created'), { type: 'success' });
        await navigate(`/courses/${made.id}`);
      }}
    />
  );
}
