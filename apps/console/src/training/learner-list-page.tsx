import { learnerStandings } from '@countersign/domain/training/course';
import type { Reply } from '@countersign/ui/client/operation-types';
import { Button } from '@mui/material';
import { useState } from 'react';
import { useNotify, useRefresh } from 'react-admin';
import { useMay } from '../auth/session.tsx';
import { call } from '../data/api.ts';
import { textOf } from '../form/fields.ts';
import { RecordFormDialog } from '../form/record-form-dialog.tsx';
import { RecordList } from '../list/record-list.tsx';
import { DownloadButton } from '../parts/download-button.tsx';
import { Tag } from '../parts/tag.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';

type Learner = Reply<'training.learners'>['items'][number];
const tones = { under_way: 'info', passed: 'success', lapsed: 'warning' } as const;

/** Who has passed, who is under way, whose certificate has lapsed. */
export default function LearnerListPage() {
  const t = useText();
  const format = useFormat();
  const may = useMay();
  const [asked, setAsked] = useState<Learner>();
  return (
    <>
      <RecordList<Learner>
        resource="course-learners"
        title={t('learner.listTitle')}
        lead={t('learner.listLead')}
        back={{ to: '/courses', label: t('course.back') }}
        filters={[
          {
            kind: 'one',
            name: 'standing',
            label: t('field.status'),
            options: learnerStandings.map((standing) => ({ id: standing, label: t(`learner.standing.${standing}`) })),
          },
          { kind: 'partner', name: 'partnerId', label: t('learner.partner') },
        ]}
        columns={[
          { name: 'person', label: t('learner.person'), render: (row) => row.person },
          { name: 'partner', label: t('learner.partner'), render: (row) => row.partner.name },
          { name: 'course', label: t('learner.course'), render: (row) => row.course.name },
          {
            name: 'standing',
            label: t('field.status'),
            render: (row) => <Tag tone={tones[row.standing]}>{t(`learner.standing.${row.standing}`)}</Tag>,
          },
          {
            name: 'lessons',
            label: t('learner.lessons'),
            isShort: true,
            render: (row) => `${format.number(row.lessonsRead)} / ${format.number(row.lessons)}`,
          },
          {
            name: 'attempts',
            label: t('learner.attempts'),
            render: (row) => t('learner.attemptsOf', { used: row.attemptsUsed, left: row.attemptsLeft }),
          },
          {
            name: 'through',
            label: t('learner.through'),
            isShort: true,
            render: (row) => (row.expiresOn === null ? '–' : format.civilDate(row.expiresOn)),
          },
          {
            name: 'actions',
            label: t('field.actions'),
            align: 'end',
            render: (row) =>
              row.certificateId !== null ? (
                <DownloadButton
                  operation="training.certificate-pdf"
                  params={{ certificateId: row.certificateId }}
                  fileName={`${row.certificateId}.pdf`}
                  label={t('learner.certificate')}
                />
              ) : row.attemptsLeft === 0 && row.standing === 'under_way' && may('training.grant-attempt') ? (
                <Button onClick={() => setAsked(row)}>{t('learner.grant')}</Button>
              ) : (
                '–'
              ),
          },
        ]}
        empty={{ title: t('learner.emptyTitle'), text: t('learner.emptyText') }}
      />
      {asked === undefined ? null : <GrantDialog learner={asked} onClose={() => setAsked(undefined)} />}
    </>
  );
}

function GrantDialog({ learner, onClose }: { learner: Learner; onClose: () => void }) {
  const t = useText();
  const notify = useNotify();
  const refresh = useRefresh();
  return (
    <RecordFormDialog
      title={t('learner.grantTitle', { name: learner.person })}
      submitLabel={t('learner.grant')}
      initial={{}}
      fields={[{ kind: 'text', name: 'reason', label: t('learner.reason'), required: true, max: 500, lines: 2 }]}
      onClose={onClose}
      onSubmit={async (values) => {
        await call('training.grant-attempt', {
          params: { learnerId: learner.id },
          body: { reason: textOf(values, 'reason') },
        });
        refresh();
        notify(t('learner.granted'), { type: 'success' });
      }}
    />
  );
}
