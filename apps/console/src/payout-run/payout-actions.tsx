import type { Payout, PayoutRun } from '@countersign/contracts/payout-run/operations';
import { isCurrency, scaleOf } from '@countersign/domain/currency/currencies';
import { readAmount, typedAmount } from '@countersign/ui/format/money-text';
import { Button } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useNotify } from 'react-admin';
import { useMay } from '../auth/session.tsx';
import { call } from '../data/api.ts';
import { textOf } from '../form/fields.ts';
import { RecordFormDialog } from '../form/record-form-dialog.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { useAfterRunChange } from './use-after-run-change.ts';

type Action = 'hold' | 'clear' | 'settle' | 'retry';

/** What a person may do with one payout now. */
export function PayoutActions({
  run,
  payout,
  none = '–',
}: {
  run: PayoutRun;
  payout: Payout;
  /** Shown where nothing may be done. */
  none?: ReactNode;
}) {
  const t = useText();
  const may = useMay();
  const [asked, setAsked] = useState<Action>();
  const isComputed = run.status === 'computed' && may('payout-run.hold');
  const isManual = payout.rail === 'manual' && payout.status === 'sent' && may('payout.settle');
  const actions: Action[] = [];
  if (isComputed && payout.status === 'ready') actions.push('hold');
  if (isComputed && payout.holdReason === 'held_by_person') actions.push('clear');
  if (isManual) actions.push('settle');
  if (payout.status === 'failed' && may('payout.retry')) actions.push('retry');
  if (actions.length === 0) return none;
  return (
    <>
      {actions.map((action) => (
        <Button key={action} onClick={() => setAsked(action)}>
          {t(`payoutAction.${action}.open`)}
        </Button>
      ))}
      {asked === undefined ? null : (
        <PayoutActionDialog run={run} payout={payout} action={asked} onClose={() => setAsked(undefined)} />
      )}
    </>
  );
}

function PayoutActionDialog({
  run,
  payout,
  action,
  onClose,
}: {
  run: PayoutRun;
  payout: Payout;
  action: Action;
  onClose: () => void;
}) {
  const t = useText();
  const format = useFormat();
  const notify = useNotify();
  const queryClient = useQueryClient();
  const afterRunChange = useAfterRunChange();
  const { currency } = payout.amount;
  const scale = isCurrency(currency) ? scaleOf(currency) : 2;
  const isSettling = action === 'settle';

  async function carryOut(values: Parameters<typeof textOf>[0]): Promise<void> {
    const note = textOf(values, 'note');
    if (action === 'hold' || action === 'clear') {
      const next = await call('payout-run.hold', {
        params: { id: run.id },
        ifMatch: run.revision,
        body: { payoutId: payout.id, isHeld: action === 'hold', note },
      });
      return afterRunChange(next, t(`payoutAction.${action}.done`));
    }
    const target = { params: { id: payout.id }, ifMatch: payout.revision };
    if (action === 'retry') await call('payout.retry', { ...target, body: { note } });
    else {
      const amount = readAmount(textOf(values, 'amount'), format.locale, scale) ?? payout.amount.amount;
      await call('payout.settle', {
        ...target,
        body: {
          reference: textOf(values, 'reference'),
          paidOn: textOf(values, 'paidOn'),
          amount: { amount, currency },
        },
      });
    }
    notify(t(`payoutAction.${action}.done`), { type: 'success' });
    await queryClient.invalidateQueries({ queryKey: ['payout-runs'] });
    await queryClient.invalidateQueries({ queryKey: ['payouts'] });
  }

  return (
    <RecordFormDialog
      title={t(`payoutAction.${action}.title`, { partner: payout.partner.name })}
      submitLabel={t(`payoutAction.${action}.open`)}
      intro={<span>{t(`payoutAction.${action}.text`, { amount: format.money(payout.amount) })}</span>}
      initial={isSettling ? { amount: typedAmount(payout.amount.amount, format.locale), paidOn: today() } : {}}
      fields={
        isSettling
          ? [
              { kind: 'text', name: 'reference', label: t('payoutAction.reference'), required: true, max: 140 },
              { kind: 'text', type: 'date', name: 'paidOn', label: t('payoutAction.paidOn'), required: true },
              {
                kind: 'text',
                name: 'amount',
                label: t('line.amount'),
                suffix: currency,
                inputMode: 'decimal',
                required: true,
              },
            ]
          : [{ kind: 'text', name: 'note', label: t('money.reason'), required: true, max: 200 }]
      }
      onClose={onClose}
      onSubmit={carryOut}
    />
  );
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}
