import type { Payout } from '@countersign/contracts/payout-run/operations';
import { payoutStatuses, rails } from '@countersign/domain/payout/payout';
import { RecordList } from '../list/record-list.tsx';
import { usePrograms } from '../parts/use-company-lists.ts';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { PayoutState } from './payout-state.tsx';

/** Every payout of every run. */
export default function PayoutListPage() {
  const t = useText();
  const format = useFormat();
  const programs = usePrograms();
  return (
    <RecordList<Payout>
      resource="payouts"
      title={t('nav.payouts')}
      lead={t('payout.listLead')}
      filters={[
        { kind: 'search', name: 'reference', label: t('payout.referenceExact') },
        { kind: 'partner', name: 'partnerId', label: t('field.partner') },
        {
          kind: 'several',
          name: 'status',
          label: t('field.status'),
          options: payoutStatuses.map((status) => ({ id: status, label: t(`payoutStatus.${status}`) })),
        },
        {
          kind: 'one',
          name: 'rail',
          label: t('payoutRun.rail'),
          options: rails.map((rail) => ({ id: rail, label: t(`rail.${rail}`) })),
        },
        { kind: 'one', name: 'programId', label: t('field.program'), options: programs },
      ]}
      linkTo={(payout) => `/payouts/${payout.id}`}
      columns={[
        { name: 'partner', label: t('field.partner'), render: (payout) => payout.partner.name },
        { name: 'status', label: t('field.status'), render: (payout) => <PayoutState payout={payout} /> },
        { name: 'run', label: t('payout.run'), isShort: true, render: (payout) => payout.runNumber },
        { name: 'rail', label: t('payoutRun.rail'), render: (payout) => t(`rail.${payout.rail}`) },
        { name: 'account', label: t('payoutRun.account'), isShort: true, render: (payout) => payout.account ?? '–' },
        {
          name: 'payOn',
          label: t('payoutRun.payOn'),
          isShort: true,
          render: (payout) => format.civilDate(payout.payOn),
        },
        {
          name: 'amount',
          label: t('line.amount'),
          align: 'end',
          render: (payout) => <strong>{format.money(payout.amount)}</strong>,
        },
      ]}
      empty={{ title: t('payout.emptyTitle'), text: t('payout.emptyText') }}
    />
  );
}
