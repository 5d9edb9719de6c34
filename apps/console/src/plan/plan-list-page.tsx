import type { Reply } from '@countersign/ui/client/operation-types';
import { Button } from '@mui/material';
import { Link } from 'react-router';
import { useMay } from '../auth/session.tsx';
import { RecordList } from '../list/record-list.tsx';
import { Tag } from '../parts/tag.tsx';
import { usePrograms } from '../parts/use-company-lists.ts';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';

type Plan = Reply<'plan.list'>['items'][number];

export default function PlanListPage() {
  const t = useText();
  const format = useFormat();
  const may = useMay();
  const programs = usePrograms();
  return (
    <RecordList<Plan>
      resource="plans"
      title={t('nav.plans')}
      lead={t('plan.listLead')}
      actions={
        may('plan.create') ? (
          <Button variant="contained" component={Link} to="/plans/create">
            {t('plan.create')}
          </Button>
        ) : null
      }
      filters={[{ kind: 'one', name: 'programId', label: t('field.program'), options: programs }]}
      linkTo={(plan) => `/plans/${plan.id}`}
      columns={[
        { name: 'name', label: t('field.name'), render: (plan) => plan.name },
        { name: 'program', label: t('field.program'), render: (plan) => plan.programName },
        {
          name: 'inForce',
          label: t('plan.inForce'),
          render: (plan) =>
            plan.versionInForce === null ? (
              <Tag>{t('plan.notInForce')}</Tag>
            ) : (
              <Tag tone="success">{t('plan.version', { version: plan.versionInForce })}</Tag>
            ),
        },
        {
          name: 'next',
          label: t('plan.next'),
          render: (plan) =>
            plan.next === null
              ? '–'
              : t('plan.nextFrom', { version: plan.next.version, day: format.date(plan.next.effectiveFrom) }),
        },
        {
          name: 'draft',
          label: t('plan.draft'),
          render: (plan) =>
            plan.draftVersion === null ? (
              '–'
            ) : (
              <Tag tone="info">{t('plan.version', { version: plan.draftVersion })}</Tag>
            ),
        },
        {
          name: 'ends',
          label: t('plan.ends'),
          render: (plan) => (plan.endsAt === null ? '–' : format.date(plan.endsAt)),
        },
      ]}
      empty={{ title: t('plan.emptyTitle'), text: t('plan.emptyText') }}
    />
  );
}
