import type { ExitSummary } from '@countersign/contracts/exit/operations';
import { exitStatuses } from '@countersign/domain/exit/exit';
import { RecordList } from '../list/record-list.tsx';
import { When } from '../parts/due.tsx';
import { usePrograms } from '../parts/use-company-lists.ts';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { ExitStatusTag } from './exit-status-tag.tsx';

/** Who is leaving, for what reason, and when it takes effect. */
export default function ExitListPage() {
  const t = useText();
  const format = useFormat();
  const programs = usePrograms();
  return (
    <RecordList<ExitSummary>
      resource="exits"
      title={t('exit.listTitle')}
      lead={t('exit.listLead')}
      filters={[
        { kind: 'partner', name: 'partnerId', label: t('field.partner') },
        {
          kind: 'one',
          name: 'status',
          label: t('field.status'),
          options: exitStatuses.map((status) => ({ id: status, label: t(`exitStatus.${status}`) })),
        },
        { kind: 'one', name: 'programId', label: t('field.program'), options: programs },
      ]}
      linkTo={(exit) => `/exits/${exit.id}`}
      columns={[
        { name: 'number', label: t('exit.number'), isShort: true, render: ({ number }) => number },
        { name: 'status', label: t('field.status'), render: ({ status }) => <ExitStatusTag status={status} /> },
        { name: 'partner', label: t('field.partner'), render: ({ partner }) => partner.name },
        { name: 'program', label: t('field.program'), render: ({ program }) => program.name },
        { name: 'reason', label: t('exit.reason'), render: ({ reason }) => t(`exitReason.${reason}`) },
        {
          name: 'endsAt',
          label: t('exit.endsAt'),
          isShort: true,
          render: ({ endsAt }) => (endsAt === null ? t('exit.notYet') : format.date(endsAt)),
        },
        { name: 'createdAt', label: t('check.at'), render: ({ createdAt }) => <When at={createdAt} /> },
      ]}
      empty={{ title: t('exit.emptyTitle'), text: t('exit.emptyText') }}
    />
  );
}
