import { onboardingStatuses } from '@countersign/domain/onboarding/onboarding-case';
import type { Reply } from '@countersign/ui/client/operation-types';
import { Button, Typography } from '@mui/material';
import { useState } from 'react';
import { Link } from 'react-router';
import { useMay } from '../auth/session.tsx';
import { RecordList } from '../list/record-list.tsx';
import { Due, When } from '../parts/due.tsx';
import { Tag } from '../parts/tag.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { OnboardingStatusTag } from './onboarding-tags.tsx';
import { OpenOnboardingDialog } from './open-onboarding-dialog.tsx';

type Row = Reply<'onboarding.list'>['items'][number];

/** New partners on their way, those that are stuck first. */
export default function OnboardingListPage() {
  const t = useText();
  const format = useFormat();
  const may = useMay();
  const [isOpening, setOpening] = useState(false);
  return (
    <>
      <RecordList<Row>
        resource="onboardings"
        title={t('onboarding.listTitle')}
        lead={t('onboarding.listLead')}
        actions={
          <>
            {may('onboarding-template.list') ? (
              <Button variant="outlined" component={Link} to="/onboarding-templates">
                {t('onboarding.templates')}
              </Button>
            ) : null}
            {may('onboarding.open') ? (
              <Button variant="contained" onClick={() => setOpening(true)}>
                {t('onboarding.open')}
              </Button>
            ) : null}
          </>
        }
        linkTo={({ caseId }) => `/cases/${caseId}`}
        filters={[
          {
            kind: 'one',
            name: 'status',
            label: t('field.status'),
            options: onboardingStatuses.map((status) => ({ id: status, label: t(`onboardingStatus.${status}`) })),
          },
          {
            kind: 'one',
            name: 'isStuck',
            label: t('onboarding.stuckFilter'),
            options: (['true', 'false'] as const).map((id) => ({ id, label: t(`onboarding.isStuck.${id}`) })),
          },
        ]}
        columns={[
          {
            name: 'partner',
            label: t('field.partner'),
            render: (row) => (
              <>
                {row.partner.name}
                <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>
                  {`${row.number} · ${row.programName}`}
                </Typography>
              </>
            ),
          },
          {
            name: 'status',
            label: t('field.status'),
            render: (row) => (
              <>
                <OnboardingStatusTag status={row.status} />{' '}
                {row.isStuck ? <Tag tone="danger">{t('onboarding.stuck')}</Tag> : null}
              </>
            ),
          },
          {
            name: 'progress',
            label: t('onboarding.progress'),
            isShort: true,
            render: (row) =>
              t('onboarding.progressText', { done: format.number(row.tasksDone), all: format.number(row.tasks) }),
          },
          {
            name: 'waitsFor',
            label: t('onboarding.waitsFor'),
            render: ({ waitsFor }) =>
              waitsFor.length === 0 ? '–' : format.list(waitsFor.map((side) => t(`taskSide.${side}`))),
          },
          {
            name: 'nextDueAt',
            label: t('onboarding.nextDue'),
            render: ({ nextDueAt }) => (nextDueAt === null ? '–' : <Due at={nextDueAt} />),
          },
          { name: 'manager', label: t('onboarding.manager'), render: ({ manager }) => manager?.name ?? '–' },
          { name: 'openedAt', label: t('onboarding.begun'), render: ({ openedAt }) => <When at={openedAt} /> },
        ]}
        empty={{ title: t('onboarding.emptyTitle'), text: t('onboarding.emptyText') }}
      />
      {isOpening ? <OpenOnboardingDialog onClose={() => setOpening(false)} /> : null}
    </>
  );
}
