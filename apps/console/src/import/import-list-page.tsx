import type { Reply } from '@countersign/ui/client/operation-types';
import { Button } from '@mui/material';
import { Link } from 'react-router';
import { useMay } from '../auth/session.tsx';
import { RecordList } from '../list/record-list.tsx';
import { When } from '../parts/due.tsx';
import { Tag } from '../parts/tag.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { importTones } from './import-tones.ts';

type ImportSummary = Reply<'import.list'>['items'][number];

export default function ImportListPage() {
  const t = useText();
  const format = useFormat();
  const may = useMay();
  return (
    <RecordList<ImportSummary>
      resource="imports"
      title={t('nav.imports')}
      lead={t('import.listLead')}
      actions={
        may('import.create') ? (
          <Button variant="contained" component={Link} to="/imports/create">
            {t('import.start')}
          </Button>
        ) : null
      }
      linkTo={(job) => `/imports/${job.id}`}
      columns={[
        { name: 'fileName', label: t('import.file'), render: (job) => job.fileName },
        { name: 'kind', label: t('import.kind'), render: (job) => t(`importKind.${job.kind}`) },
        {
          name: 'status',
          label: t('field.status'),
          render: (job) => <Tag tone={importTones[job.status]}>{t(`importStatus.${job.status}`)}</Tag>,
        },
        { name: 'rows', label: t('import.rows'), align: 'end', render: (job) => format.number(job.totalRows) },
        {
          name: 'committed',
          label: t('importRow.committed'),
          align: 'end',
          render: (job) => format.number(job.counts.committed),
        },
        {
          name: 'invalid',
          label: t('importRow.invalid'),
          align: 'end',
          render: (job) => format.number(job.counts.invalid),
        },
        { name: 'startedBy', label: t('import.startedBy'), render: (job) => job.startedBy },
        { name: 'createdAt', isShort: true, label: t('field.time'), render: (job) => <When at={job.createdAt} /> },
      ]}
      empty={{ title: t('import.emptyTitle'), text: t('import.emptyText') }}
    />
  );
}
