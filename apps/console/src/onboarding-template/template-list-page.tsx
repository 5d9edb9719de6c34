import type { Reply } from '@countersign/ui/client/operation-types';
import { RecordList } from '../list/record-list.tsx';
import { Tag } from '../parts/tag.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';

type Row = Reply<'onboarding-template.list'>['items'][number];

/** What new partners go through, by program and type. */
export default function TemplateListPage() {
  const t = useText();
  const format = useFormat();
  return (
    <RecordList<Row>
      resource="onboarding-templates"
      title={t('template.listTitle')}
      lead={t('template.listLead')}
      back={{ to: '/onboardings', label: t('template.toOnboardings') }}
      linkTo={({ id }) => `/onboarding-templates/${id}`}
      columns={[
        { name: 'type', label: t('prospect.type'), render: (row) => t(`partnerType.${row.partnerType}`) },
        { name: 'program', label: t('field.program'), render: (row) => row.programName },
        {
          name: 'version',
          label: t('agreement.versionLabel'),
          align: 'end',
          render: (row) => format.number(row.version),
        },
        {
          name: 'status',
          label: t('field.status'),
          render: ({ isCurrent }) => (
            <Tag tone={isCurrent ? 'success' : 'neutral'}>{t(isCurrent ? 'template.current' : 'template.earlier')}</Tag>
          ),
        },
        { name: 'tasks', label: t('template.tasks'), align: 'end', render: ({ tasks }) => format.number(tasks.length) },
        {
          name: 'created',
          label: t('agreement.writtenBy'),
          render: (row) => `${row.createdBy}, ${format.date(row.createdAt)}`,
        },
      ]}
      empty={{ title: t('template.emptyTitle'), text: t('template.emptyText') }}
    />
  );
}
