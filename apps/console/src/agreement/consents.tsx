import { consentStatuses } from '@countersign/domain/agreement/agreement';
import type { Reply } from '@countersign/ui/client/operation-types';
import { MenuItem, TextField } from '@mui/material';
import { useState } from 'react';
import { useMay } from '../auth/session.tsx';
import { call } from '../data/api.ts';
import { RecordSection } from '../list/record-section.tsx';
import { DownloadButton } from '../parts/download-button.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { ConsentTag } from './agreement-tags.tsx';

type Consent = Reply<'agreement.consents'>['items'][number];

/** How partners stand to the versions, with how each answer is known. */
export function Consents({ agreementId }: { agreementId: string }) {
  const t = useText();
  const format = useFormat();
  const may = useMay();
  const [status, setStatus] = useState('');
  const chosen = consentStatuses.find((one) => one === status);
  const evidenceOf = ({ acceptance }: Consent) => {
    if (acceptance === null) return '–';
    if (acceptance.isDeemed) return t('agreement.deemedText');
    const { typedName, email, address, at } = acceptance;
    const who = t('agreement.evidenceText', { name: typedName ?? '–', email: email ?? '–', address: address ?? '–' });
    return `${who}, ${format.dateTime(at)}`;
  };
  return (
    <RecordSection<Consent>
      title={t('agreement.consentsTitle')}
      queryKey={['agreements', 'consents', agreementId, status]}
      load={(at, signal) =>
        call('agreement.consents', {
          params: { id: agreementId },
          query: { ...at, ...(chosen === undefined ? {} : { status: chosen }) },
          signal,
        })
      }
      aside={
        <TextField
          select
          size="small"
          label={t('field.status')}
          value={status}
          onChange={(event) => setStatus(event.target.value)}
          slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
          sx={{ minWidth: 160 }}
        >
          <MenuItem value="">–</MenuItem>
          {consentStatuses.map((one) => (
            <MenuItem key={one} value={one}>
              {t(`consentStatus.${one}`)}
            </MenuItem>
          ))}
        </TextField>
      }
      columns={[
        { name: 'partner', label: t('field.partner'), render: ({ partner }) => partner.name },
        { name: 'status', label: t('field.status'), render: (row) => <ConsentTag status={row.status} /> },
        {
          name: 'version',
          label: t('agreement.versionLabel'),
          align: 'end',
          render: (row) => format.number(row.version),
        },
        {
          name: 'dueOn',
          label: t('agreement.dueOn'),
          isShort: true,
          render: ({ dueOn }) => (dueOn === null ? '–' : format.civilDate(dueOn)),
        },
        { name: 'evidence', label: t('agreement.evidence'), render: evidenceOf },
        {
          name: 'copy',
          label: t('agreement.copyLabel'),
          align: 'end',
          render: ({ acceptance, partner }) =>
            acceptance === null || !may('agreement.copy') ? null : (
              <DownloadButton
                operation="agreement.copy"
                params={{ acceptanceId: acceptance.id }}
                fileName={`${partner.name}.pdf`}
                label={t('agreement.copy')}
              />
            ),
        },
      ]}
      empty={t('agreement.consentsEmpty')}
    />
  );
}
