import type { Period } from '@countersign/contracts/period/operations';
import { Button } from '@mui/material';
import { useState } from 'react';
import { useMay } from '../auth/session.tsx';
import { RecordList } from '../list/record-list.tsx';
import { When } from '../parts/due.tsx';
import { usePrograms } from '../parts/use-company-lists.ts';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { ClosePeriodDialog } from './close-period-dialog.tsx';
import { PeriodStatusTag } from './period-status-tag.tsx';

export default function PeriodListPage() {
  const t = useText();
  const format = useFormat();
  const may = useMay();
  const programs = usePrograms();
  const [isClosing, setClosing] = useState(false);
  const closeButton = may('period.close') ? (
    <Button variant="contained" onClick={() => setClosing(true)}>
      {t('period.close')}
    </Button>
  ) : null;
  return (
    <>
      <RecordList<Period>
        resource="periods"
        title={t('nav.periods')}
        lead={t('period.listLead')}
        actions={closeButton}
        filters={[{ kind: 'one', name: 'programId', label: t('field.program'), options: programs }]}
        linkTo={(period) => `/periods/${period.id}`}
        columns={[
          { name: 'month', label: t('period.month'), render: (period) => format.yearMonth(period.fromOn.slice(0, 7)) },
          { name: 'program', label: t('field.program'), render: (period) => period.programName },
          {
            name: 'status',
            label: t('field.status'),
            render: (period) => <PeriodStatusTag status={period.status} />,
          },
          {
            name: 'statements',
            label: t('period.statements'),
            align: 'end',
            render: (period) => (period.totals === null ? '–' : format.number(period.totals.statementCount)),
          },
          {
            name: 'earned',
            label: t('period.earned'),
            align: 'end',
            render: (period) => (period.totals === null ? '–' : format.money(period.totals.earned)),
          },
          {
            name: 'closing',
            label: t('period.closing'),
            align: 'end',
            render: (period) => (period.totals === null ? '–' : format.money(period.totals.closing)),
          },
          {
            name: 'publishedAt',
            isShort: true,
            label: t('period.publishedAt'),
            render: (period) => (period.publishedAt === null ? '–' : <When at={period.publishedAt} />),
          },
        ]}
        empty={{ title: t('period.emptyTitle'), text: t('period.emptyText') }}
      />
      {isClosing ? <ClosePeriodDialog onClose={() => setClosing(false)} /> : null}
    </>
  );
}
