import { paymentMethodStatuses } from '@countersign/domain/payout/payout';
import type { Reply } from '@countersign/ui/client/operation-types';
import { Alert, Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useNotify, useRefresh } from 'react-admin';
import { useMay } from '../auth/session.tsx';
import { call } from '../data/api.ts';
import { textOf } from '../form/fields.ts';
import { RecordFormDialog } from '../form/record-form-dialog.tsx';
import { RecordList } from '../list/record-list.tsx';
import { When } from '../parts/due.tsx';
import { Facts } from '../parts/facts.tsx';
import { Tag } from '../parts/tag.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';

type PaymentMethod = Reply<'payment-method.list'>['items'][number];
const tones = { proposed: 'warning', confirmed: 'success', refused: 'danger', replaced: 'neutral' } as const;

/** How partners want their money, and which of it a second person still has to confirm. */
export default function PaymentMethodListPage() {
  const t = useText();
  const format = useFormat();
  const may = useMay();
  const [asked, setAsked] = useState<{ method: PaymentMethod; action: 'confirm' | 'refuse' }>();
  return (
    <>
      <RecordList<PaymentMethod>
        resource="payment-methods"
        title={t('nav.paymentMethods')}
        lead={t('paymentMethod.listLead')}
        filters={[
          {
            kind: 'one',
            name: 'status',
            label: t('field.status'),
            options: paymentMethodStatuses.map((status) => ({ id: status, label: t(`paymentMethodStatus.${status}`) })),
          },
        ]}
        columns={[
          { name: 'partner', label: t('field.partner'), render: (method) => method.partner.name },
          { name: 'account', isShort: true, label: t('paymentMethod.account'), render: (method) => method.account },
          {
            name: 'holder',
            label: t('paymentMethod.holder'),
            render: (method) => (
              <>
                {method.holder}{' '}
                {method.isOwnName === false ? <Tag tone="warning">{t('paymentMethod.otherName')}</Tag> : null}
              </>
            ),
          },
          { name: 'rail', label: t('payoutRun.rail'), render: (method) => t(`rail.${method.rail}`) },
          { name: 'country', label: t('field.country'), render: (method) => format.country(method.country) },
          {
            name: 'status',
            label: t('field.status'),
            render: (method) => (
              <>
                <Tag tone={tones[method.status]}>{t(`paymentMethodStatus.${method.status}`)}</Tag>{' '}
                {method.isInUse ? <Tag tone="brand">{t('paymentMethod.inUse')}</Tag> : null}
                <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>
                  {method.refusal ??
                    (method.status === 'confirmed' && !method.isInUse
                      ? t('paymentMethod.usableFrom', { at: format.dateTime(method.usableFrom) })
                      : (method.confirmedBy ?? ''))}
                </Typography>
              </>
            ),
          },
          {
            name: 'proposedAt',
            label: t('paymentMethod.proposed'),
            render: (method) => (
              <>
                {method.proposedBy}
                <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>
                  <When at={method.proposedAt} />
                </Typography>
              </>
            ),
          },
          {
            name: 'actions',
            label: t('field.actions'),
            align: 'end',
            render: (method) =>
              method.status !== 'proposed' ? (
                '–'
              ) : (
                <Box sx={{ display: 'inline-flex', gap: 0.5 }}>
                  {may('payment-method.confirm') ? (
                    <Button onClick={() => setAsked({ method, action: 'confirm' })}>
                      {t('paymentMethod.confirm')}
                    </Button>
                  ) : null}
                  {may('payment-method.refuse') ? (
                    <Button color="error" onClick={() => setAsked({ method, action: 'refuse' })}>
                      {t('paymentMethod.refuse')}
                    </Button>
                  ) : null}
                </Box>
              ),
          },
        ]}
        empty={{ title: t('paymentMethod.emptyTitle'), text: t('paymentMethod.emptyText') }}
      />
      {asked === undefined ? null : <ReviewDialog {...asked} onClose={() => setAsked(undefined)} />}
    </>
  );
}

function ReviewDialog({
  method,
  action,
  onClose,
}: {
  method: PaymentMethod;
  action: 'confirm' | 'refuse';
  onClose: () => void;
}) {
  const t = useText();
  const format = useFormat();
  const notify = useNotify();
  const refresh = useRefresh();
  const isConfirming = action === 'confirm';
  return (
    <RecordFormDialog
      title={t(isConfirming ? 'paymentMethod.confirmTitle' : 'paymentMethod.refuseTitle')}
      submitLabel={t(isConfirming ? 'paymentMethod.confirm' : 'paymentMethod.refuse')}
      initial={{}}
      intro={
        <Box sx={{ display: 'grid', gap: 2 }}>
          <span>{t(isConfirming ? 'paymentMethod.confirmText' : 'paymentMethod.refuseText')}</span>
          {method.isOwnName === false ? (
            <Alert severity="warning">
              {t('paymentMethod.otherNameText', { names: format.list(method.legalNames) })}
            </Alert>
          ) : null}
          <Facts
            facts={[
              { label: t('field.partner'), value: method.partner.name },
              { label: t('paymentMethod.account'), value: method.account },
              { label: t('paymentMethod.holder'), value: method.holder },
              { label: t('field.country'), value: format.country(method.country) },
            ]}
          />
        </Box>
      }
      fields={[
        {
          kind: 'text',
          name: 'note',
          label: t(isConfirming ? 'paymentMethod.how' : 'paymentMethod.reason'),
          help: t(isConfirming ? 'paymentMethod.howHelp' : 'paymentMethod.reasonHelp'),
          required: true,
          max: 200,
        },
      ]}
      onClose={onClose}
      onSubmit={async (values) => {
        const target = { params: { id: method.id }, ifMatch: method.revision };
        const note = textOf(values, 'note');
        if (isConfirming) await call('payment-method.confirm', { ...target, body: { how: note } });
        else await call('payment-method.refuse', { ...target, body: { reason: note } });
        refresh();
        notify(t(isConfirming ? 'paymentMethod.confirmed' : 'paymentMethod.refused'), { type: 'success' });
      }}
    />
  );
}
