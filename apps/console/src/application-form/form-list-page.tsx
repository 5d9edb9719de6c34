import type { Reply } from '@countersign/ui/client/operation-types';
import { RecordList } from '../list/record-list.tsx';
import { Tag } from '../parts/tag.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';

type Row = Reply<'form.list'>['items'][number];
const tones = { draft: 'warning', active: 'success', retired: 'neutral' } as const;

export default function FormListPage() {
  const t = useText();
  const format = useFormat();
  return (
    <RecordList<Row>
      resource="application-forms"
      title={t('nav.forms')}
      lead={t('form.listLead')}
      back={{ to: '/applications/pages', label: t('programPage.title') }}
      linkTo={(row) => `/application-forms/${row.id}`}
      columns={[
        { name: 'type', label: t('prospect.type'), render: (row) => t(`partnerType.${row.partnerType}`) },
        { name: 'program', label: t('funnel.program'), render: (row) => row.programName },
        { name: 'version', label: t('form.versionTitle'), align: 'end', render: (row) => format.number(row.version) },
        {
          name: 'status',
          label: t('field.status'),
          render: (row) => (
            <>
              <Tag tone={tones[row.status]}>{t(`formStatus.${row.status}`)}</Tag>{' '}
              {row.status === 'active' && !row.isReviewed ? <Tag tone="warning">{t('form.notReviewed')}</Tag> : null}
            </>
          ),
        },
        { name: 'begun', label: t('nav.applications'), align: 'end', render: (row) => format.number(row.applications) },
        {
          name: 'created',
          label: t('application.begunOn'),
          isShort: true,
          render: (row) => format.date(row.createdAt),
        },
      ]}
      empty={{ title: t('form.emptyTitle'), text: t('form.emptyText') }}
    />
  );
}
