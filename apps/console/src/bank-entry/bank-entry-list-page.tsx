import type { BankEntry } from '@countersign/contracts/bank-entry/operations';
import { bankEntryStatuses } from '@countersign/domain/payout/payout';
import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useNotify, useRefresh } from 'react-admin';
import { useMay } from '../auth/session.tsx';
import { call } from '../data/api.ts';
import { textOf } from '../form/fields.ts';
import { RecordFormDialog } from '../form/record-form-dialog.tsx';
import { RecordList } from '../list/record-list.tsx';
import { Tag } from '../parts/tag.tsx';
import { useMemberChoices } from '../parts/use-company-lists.ts';
import { useFormat } from '../text/use-format.ts';
import { useLookedUpText } from '../text/use-looked-up-text.ts';
import { useText } from '../text/use-text.ts';
import { StatementUpload } from './statement-upload.tsx';

const tones = { matched: 'success', exception: 'danger', resolved: 'neutral' } as const;

/** What the bank says happened; what fits no payout has an owner until it is cleared up. */
export default function BankEntryListPage() {
  const t = useText();
  const format = useFormat();
  const lookUp = useLookedUpText();
  const may = useMay();
  const [asked, setAsked] = useState<{ entry: BankEntry; action: 'assign' | 'resolve' }>();
  return (
    <>
      <RecordList<BankEntry>
        resource="bank-entries"
        title={t('nav.bankEntries')}
        lead={t('bank.listLead')}
        above={may('bank-entry.import') ? <StatementUpload /> : null}
        filters={[
          {
            kind: 'one',
            name: 'status',
            label: t('field.status'),
            options: bankEntryStatuses.map((status) => ({ id: status, label: t(`bankEntryStatus.${status}`) })),
          },
        ]}
        columns={[
          { name: 'reference', label: t('bank.reference'), render: (entry) => entry.reference },
          {
            name: 'bookedOn',
            isShort: true,
            label: t('bank.bookedOn'),
            render: (entry) => format.civilDate(entry.bookedOn),
          },
          {
            name: 'status',
            label: t('field.status'),
            render: (entry) => (
              <>
                <Tag tone={tones[entry.status]}>{t(`bankEntryStatus.${entry.status}`)}</Tag>{' '}
                {entry.isReturn ? <Tag tone="warning">{t('bank.isReturn')}</Tag> : null}
                <Typography
                  variant="caption"
                  component="div"
                  sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}
                >
                  {[entry.reasonCode === null ? null : lookUp('bankReason', entry.reasonCode), entry.note]
                    .filter((part) => part !== null)
                    .join(' · ')}
                </Typography>
              </>
            ),
          },
          { name: 'endToEndId', label: t('payoutRun.reference'), render: (entry) => entry.endToEndId ?? '–' },
          { name: 'owner', label: t('bank.owner'), render: (entry) => entry.owner?.name ?? '–' },
          {
            name: 'amount',
            label: t('line.amount'),
            align: 'end',
            render: (entry) => <strong>{format.money(entry.amount)}</strong>,
          },
          {
            name: 'actions',
            label: t('field.actions'),
            align: 'end',
            render: (entry) =>
              entry.status !== 'exception' ? (
                '–'
              ) : (
                <Box sx={{ display: 'inline-flex', gap: 0.5 }}>
                  {may('bank-entry.assign') ? (
                    <Button onClick={() => setAsked({ entry, action: 'assign' })}>{t('bank.assign')}</Button>
                  ) : null}
                  {may('bank-entry.resolve') ? (
                    <Button onClick={() => setAsked({ entry, action: 'resolve' })}>{t('bank.resolve')}</Button>
                  ) : null}
                </Box>
              ),
          },
        ]}
        empty={{ title: t('bank.emptyTitle'), text: t('bank.emptyText') }}
      />
      {asked === undefined ? null : <EntryDialog {...asked} onClose={() => setAsked(undefined)} />}
    </>
  );
}

function EntryDialog({
  entry,
  action,
  onClose,
}: {
  entry: BankEntry;
  action: 'assign' | 'resolve';
  onClose: () => void;
}) {
  const t = useText();
  const notify = useNotify();
  const refresh = useRefresh();
  const members = useMemberChoices();
  const isAssigning = action === 'assign';
  return (
    <RecordFormDialog
      title={t(isAssigning ? 'bank.assignTitle' : 'bank.resolveTitle')}
      submitLabel={t(isAssigning ? 'bank.assign' : 'bank.resolve')}
      intro={<span>{t(isAssigning ? 'bank.assignText' : 'bank.resolveText', { reference: entry.reference })}</span>}
      initial={{ memberId: entry.owner?.id ?? '' }}
      fields={
        isAssigning
          ? [{ kind: 'one', name: 'memberId', label: t('bank.owner'), required: true, options: members }]
          : [
              {
                kind: 'text',
                name: 'note',
                label: t('bank.note'),
                help: t('bank.noteHelp'),
                required: true,
                max: 400,
                lines: 3,
              },
            ]
      }
      onClose={onClose}
      onSubmit={async (values) => {
        const params = { id: entry.id };
        if (isAssigning) await call('bank-entry.assign', { params, body: { memberId: textOf(values, 'memberId') } });
        else await call('bank-entry.resolve', { params, body: { note: textOf(values, 'note') } });
        refresh();
        notify(t(isAssigning ? 'bank.assigned' : 'bank.resolved'), { type: 'success' });
      }}
    />
  );
}
