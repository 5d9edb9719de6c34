import { activationSources, activationStates, milestones } from '@countersign/domain/activation/activation';
import { partnerTypes } from '@countersign/domain/partner/partner';
import type { Reply } from '@countersign/ui/client/operation-types';
import { Box, Typography } from '@mui/material';
import { type Column, RecordList } from '../list/record-list.tsx';
import { Tag } from '../parts/tag.tsx';
import { usePrograms } from '../parts/use-company-lists.ts';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { ActivationFunnel } from './activation-funnel.tsx';

type Activation = Reply<'activation.list'>['items'][number];

const stateTones = { active: 'success', under_way: 'info', overdue: 'danger' } as const;

/** How far partners have come since they joined, and after how many days: all together, by type and source, one by one. */
export default function ActivationPage() {
  const t = useText();
  const format = useFormat();
  const programs = usePrograms();
  const daysOf = (row: Activation, milestone: (typeof milestones)[number]) => {
    const { at = null, days = null } = row.reached.find((one) => one.milestone === milestone) ?? {};
    if (at === null || days === null) return '–';
    return (
      <Box component="span" title={format.dateTime(at)}>
        {t('activation.days', { count: days })}
      </Box>
    );
  };
  const columns: Column<Activation>[] = [
    {
      name: 'partner',
      label: t('field.partner'),
      render: ({ partner, partnerType, program }) => (
        <>
          {partner.name}
          <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>
            {`${t(`partnerType.${partnerType}`)} · ${program.name}`}
          </Typography>
        </>
      ),
    },
    {
      name: 'state',
      label: t('field.status'),
      render: ({ state }) => <Tag tone={stateTones[state]}>{t(`activationState.${state}`)}</Tag>,
    },
    { name: 'source', label: t('activation.source'), render: ({ source }) => t(`activationSource.${source}`) },
    {
      name: 'joinedAt',
      isShort: true,
      label: t('activation.joined'),
      render: ({ joinedAt }) => format.civilDate(joinedAt.slice(0, 10)),
    },
    ...milestones.map((milestone) => ({
      name: milestone,
      label: t(`milestone.${milestone}`),
      align: 'end' as const,
      isShort: true,
      render: (row: Activation) => daysOf(row, milestone),
    })),
  ];
  return (
    <RecordList<Activation>
      resource="activations"
      title={t('nav.activation')}
      lead={t('activation.lead')}
      above={<ActivationFunnel />}
      filters={[
        {
          kind: 'one',
          name: 'state',
          label: t('field.status'),
          options: activationStates.map((state) => ({ id: state, label: t(`activationState.${state}`) })),
        },
        {
          kind: 'one',
          name: 'partnerType',
          label: t('activation.type'),
          options: partnerTypes.map((type) => ({ id: type, label: t(`partnerType.${type}`) })),
        },
        {
          kind: 'one',
          name: 'source',
          label: t('activation.source'),
          options: activationSources.map((source) => ({ id: source, label: t(`activationSource.${source}`) })),
        },
        ...(programs.length > 1
          ? [{ kind: 'one' as const, name: 'programId', label: t('field.program'), options: programs }]
          : []),
      ]}
      linkTo={({ partner }) => `/partners/${partner.id}`}
      columns={columns}
      empty={{ title: t('activation.emptyTitle'), text: t('activation.emptyText') }}
    />
  );
}
