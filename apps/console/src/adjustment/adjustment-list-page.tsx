import type { Adjustment } from '@countersign/contracts/adjustment/operations';
import { adjustmentStatuses } from '@countersign/domain/adjustment/adjustment';
import { Button } from '@mui/material';
import { useState } from 'react';
import { useMay } from '../auth/session.tsx';
import { RecordList } from '../list/record-list.tsx';
import { usePrograms } from '../parts/use-company-lists.ts';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { AdjustmentStatusTag } from './adjustment-status-tag.tsx';
import { ProposeAdjustmentDialog } from './propose-adjustment-dialog.tsx';

/** What was corrected by hand, or is to be. */
export default function AdjustmentListPage() {
  const t = useText();
  const format = useFormat();
  const may = useMay();
  const programs = usePrograms();
  const [isProposing, setProposing] = useState(false);
  const propose = may('adjustment.propose') ? (
    <Button variant="contained" onClick={() => setProposing(true)}>
      {t('adjustment.propose')}
    </Button>
  ) : null;
  return (
    <>
      <RecordList<Adjustment>
        resource="adjustments"
        title={t('adjustment.listTitle')}
        lead={t('adjustment.listLead')}
        actions={propose}
        filters={[
          { kind: 'partner', name: 'partnerId', label: t('field.partner') },
          {
            kind: 'one',
            name: 'status',
            label: t('field.status'),
            options: adjustmentStatuses.map((status) => ({ id: status, label: t(`adjustmentStatus.${status}`) })),
          },
          { kind: 'one', name: 'programId', label: t('field.program'), options: programs },
        ]}
        linkTo={(adjustment) => `/adjustments/${adjustment.id}`}
        columns={[
          { name: 'number', label: t('adjustment.number'), isShort: true, render: (adjustment) => adjustment.number },
          {
            name: 'status',
            label: t('field.status'),
            render: (adjustment) => <AdjustmentStatusTag status={adjustment.status} />,
          },
          { name: 'partner', label: t('field.partner'), render: (adjustment) => adjustment.partner.name },
          {
            name: 'reason',
            label: t('adjustment.reason'),
            render: (adjustment) => t(`adjustmentReason.${adjustment.reason}`),
          },
          { name: 'program', label: t('field.program'), render: (adjustment) => adjustment.programName },
          {
            name: 'createdAt',
            label: t('adjustment.proposedAt'),
            isShort: true,
            render: (adjustment) => format.date(adjustment.createdAt),
          },
          {
            name: 'amount',
            label: t('adjustment.amount'),
            align: 'end',
            render: (adjustment) => <strong>{format.money(adjustment.amount)}</strong>,
          },
        ]}
        empty={{ title: t('adjustment.emptyTitle'), text: t('adjustment.emptyText'), action: propose }}
      />
      {isProposing ? <ProposeAdjustmentDialog onClose={() => setProposing(false)} /> : null}
    </>
  );
}
