import type { TierChange } from '@countersign/contracts/tier-change/operations';
import { tierChangeStatuses } from '@countersign/domain/tier-change/tier-change';
import { RecordList } from '../list/record-list.tsx';
import { usePrograms } from '../parts/use-company-lists.ts';
import { useText } from '../text/use-text.ts';
import { TierStatusTag } from './tier-status-tag.tsx';
import { useTierPeriod } from './use-tier-period.ts';

/** Who goes up or down, for how long, and how far it is. */
export default function TierChangeListPage() {
  const t = useText();
  const period = useTierPeriod();
  const programs = usePrograms();
  return (
    <RecordList<TierChange>
      resource="tier-changes"
      title={t('tierChange.listTitle')}
      lead={t('tierChange.listLead')}
      filters={[
        { kind: 'partner', name: 'partnerId', label: t('field.partner') },
        {
          kind: 'one',
          name: 'status',
          label: t('field.status'),
          options: tierChangeStatuses.map((status) => ({ id: status, label: t(`tierChangeStatus.${status}`) })),
        },
        { kind: 'one', name: 'programId', label: t('field.program'), options: programs },
      ]}
      linkTo={(change) => `/tier-changes/${change.id}`}
      columns={[
        { name: 'number', label: t('exit.number'), isShort: true, render: ({ number }) => number },
        { name: 'status', label: t('field.status'), render: ({ status }) => <TierStatusTag status={status} /> },
        { name: 'partner', label: t('field.partner'), render: ({ partner }) => partner.name },
        { name: 'program', label: t('field.program'), render: ({ program }) => program.name },
        { name: 'from', label: t('tierChange.from'), render: ({ fromTier }) => fromTier ?? t('tierChange.noTier') },
        { name: 'to', label: t('tierChange.to'), render: ({ toTier }) => toTier ?? t('tierChange.noTier') },
        { name: 'period', label: t('tierChange.period'), render: (change) => period(change) },
        { name: 'reason', label: t('tierChange.reason'), render: ({ reason }) => t(`tierChangeReason.${reason}`) },
      ]}
      empty={{ title: t('tierChange.emptyTitle'), text: t('tierChange.emptyText') }}
    />
  );
}
