import type { Reply } from '@countersign/ui/client/operation-types';
import { Link as MuiLink } from '@mui/material';
import { Link } from 'react-router';
import { call } from '../data/api.ts';
import { RecordSection } from '../list/record-section.tsx';
import { FileLink } from '../parts/file-link.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';

type Document = Reply<'file.list'>['items'][number];

/** Files that went to and fro, by case or without one. */
export function PartnerDocuments({ partnerId }: { partnerId: string }) {
  const t = useText();
  const format = useFormat();
  return (
    <RecordSection<Document>
      title={t('partnerPage.documents')}
      queryKey={['files', 'of-partner', partnerId]}
      load={(at, signal) => call('file.list', { query: { ...at, partnerId, limit: 10 }, signal })}
      empty={t('partnerPage.noDocuments')}
      columns={[
        { name: 'name', label: t('field.name'), render: (file) => <FileLink file={file} /> },
        {
          name: 'from',
          label: t('partnerPage.from'),
          render: (file) => {
            const from = t(file.isOfPartner ? 'partnerPage.fromPartner' : 'partnerPage.fromUs');
            return file.caseId === null ? (
              from
            ) : (
              <MuiLink component={Link} to={`/cases/${file.caseId}`}>
                {from}
              </MuiLink>
            );
          },
        },
        { name: 'at', label: t('field.since'), isShort: true, render: (file) => format.date(file.createdAt) },
      ]}
    />
  );
}
