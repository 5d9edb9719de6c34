import { riskLevels } from '@countersign/domain/risk/risk';
import { vettingStatuses } from '@countersign/domain/vetting/vetting';
import type { Reply } from '@countersign/ui/client/operation-types';
import { Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useMay } from '../auth/session.tsx';
import { RecordList } from '../list/record-list.tsx';
import { When } from '../parts/due.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { OpenVettingDialog } from './open-vetting-dialog.tsx';
import { RiskTag, VettingStatusTag } from './vetting-tags.tsx';

type Vetting = Reply<'vetting.list'>['items'][number];

/** Who is being looked at, how far it is, and when each cleared partner is looked at again. */
export default function VettingListPage() {
  const t = useText();
  const format = useFormat();
  const may = useMay();
  const [isOpening, setOpening] = useState(false);
  return (
    <>
      <RecordList<Vetting>
        resource="vettings"
        title={t('vetting.listTitle')}
        lead={t('vetting.listLead')}
        actions={
          may('vetting.open') ? (
            <Button variant="contained" onClick={() => setOpening(true)}>
              {t('vetting.open')}
            </Button>
          ) : null
        }
        {...(may('vetting.get') ? { linkTo: (vetting: Vetting) => `/vettings/${vetting.id}` } : {})}
        filters={[
          {
            kind: 'one',
            name: 'status',
            label: t('field.status'),
            options: vettingStatuses.map((status) => ({ id: status, label: t(`vettingStatus.${status}`) })),
          },
          {
            kind: 'one',
            name: 'riskLevel',
            label: t('vetting.riskLabel'),
            options: riskLevels.map((level) => ({ id: level, label: t(`riskLevel.${level}`) })),
          },
        ]}
        columns={[
          {
            name: 'partner',
            label: t('field.partner'),
            render: (vetting) => (
              <>
                {vetting.partner.name}
                <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>
                  {`${vetting.number} · ${vetting.program.name}`}
                </Typography>
              </>
            ),
          },
          { name: 'status', label: t('field.status'), render: ({ status }) => <VettingStatusTag status={status} /> },
          { name: 'risk', label: t('vetting.riskLabel'), render: ({ riskLevel }) => <RiskTag level={riskLevel} /> },
          { name: 'depth', label: t('vetting.depthLabel'), render: ({ depth }) => t(`vettingDepth.${depth}`) },
          {
            name: 'occasion',
            label: t('vetting.occasionLabel'),
            render: ({ occasion }) => t(`vettingOccasion.${occasion}`),
          },
          {
            name: 'openChecks',
            label: t('vetting.openChecks'),
            align: 'end',
            render: ({ openChecks }) => format.number(openChecks),
          },
          {
            name: 'reviewDueOn',
            isShort: true,
            label: t('vetting.reviewDue'),
            render: ({ reviewDueOn }) => (reviewDueOn === null ? '–' : format.civilDate(reviewDueOn)),
          },
          { name: 'createdAt', label: t('check.at'), render: ({ createdAt }) => <When at={createdAt} /> },
        ]}
        empty={{ title: t('vetting.emptyTitle'), text: t('vetting.emptyText') }}
      />
      {isOpening ? <OpenVettingDialog onClose={() => setOpening(false)} /> : null}
    </>
  );
}
