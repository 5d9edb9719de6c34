import type { PayoutRun } from '@countersign/contracts/payout-run/operations';
import { payoutRunStatuses } from '@countersign/domain/payout/payout';
import { Button } from '@mui/material';
import { Link } from 'react-router';
import { useMay } from '../auth/session.tsx';
import { RecordList } from '../list/record-list.tsx';
import { usePrograms } from '../parts/use-company-lists.ts';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { PayoutRunStatusTag } from './payout-tags.tsx';

export default function PayoutRunListPage() {
  const t = useText();
  const format = useFormat();
  const may = useMay();
  const programs = usePrograms();
  return (
    <RecordList<PayoutRun>
      resource="payout-runs"
      title={t('nav.payoutRuns')}
      lead={t('payoutRun.listLead')}
      actions={
        may('payout-run.create') ? (
          <Button variant="contained" component={Link} to="/payout-runs/create">
            {t('payoutRun.create')}
          </Button>
        ) : null
      }
      filters={[
        { kind: 'one', name: 'programId', label: t('field.program'), options: programs },
        {
          kind: 'one',
          name: 'status',
          label: t('field.status'),
          options: payoutRunStatuses.map((status) => ({ id: status, label: t(`payoutRunStatus.${status}`) })),
        },
      ]}
      linkTo={(run) => `/payout-runs/${run.id}`}
      columns={[
        { name: 'number', isShort: true, label: t('payoutRun.number'), render: (run) => run.number },
        { name: 'program', label: t('field.program'), render: (run) => run.programName },
        { name: 'status', label: t('field.status'), render: (run) => <PayoutRunStatusTag status={run.status} /> },
        { name: 'rail', label: t('payoutRun.rail'), render: (run) => t(`rail.${run.rail}`) },
        { name: 'payOn', isShort: true, label: t('payoutRun.payOn'), render: (run) => format.civilDate(run.payOn) },
        {
          name: 'payouts',
          label: t('payoutRun.payouts'),
          align: 'end',
          render: (run) => format.number(run.payoutCount),
        },
        { name: 'held', label: t('payoutRun.held'), align: 'end', render: (run) => format.number(run.heldCount) },
        {
          name: 'total',
          label: t('payoutRun.total'),
          align: 'end',
          render: (run) => <strong>{format.money(run.total)}</strong>,
        },
      ]}
      empty={{ title: t('payoutRun.emptyTitle'), text: t('payoutRun.emptyText') }}
    />
  );
}
