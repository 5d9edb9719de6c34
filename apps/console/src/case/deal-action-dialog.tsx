import type { Deal } from '@countersign/contracts/deal-registration/operations';
import { isCurrency, scaleOf } from '@countersign/domain/currency/currencies';
import { dealLossReasons, dealStages } from '@countersign/domain/deal-registration/deal';
import { readAmount, typedAmount } from '@countersign/ui/format/money-text';
import { MenuItem, TextField } from '@mui/material';
import { useState } from 'react';
import { useCarryOut } from '../data/use-carry-out.ts';
import { isChanged } from '../form/fields.ts';
import { FormDialog } from '../parts/form-dialog.tsx';
import { MonthField } from '../parts/month-field.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';

export const dialogActions = [
  'withdraw',
  'extend',
  'report_win',
  'report_loss',
  'accept_offer',
  'decline_offer',
] as const;
export type DialogAction = (typeof dialogActions)[number];

interface ActionDraft {
  text: string;
  stage: string;
  closeMonth: string;
  wonOn: string;
  orderNumber: string;
  amount: string;
  reason: string;
}

/** What staff may do to a registration for the partner, each recorded under their own name. */
export function DealActionDialog({ deal, action, onClose }: { deal: Deal; action: DialogAction; onClose: () => void }) {
  const t = useText();
  const { locale } = useFormat();
  const carryOut = useCarryOut();
  const [initial] = useState<ActionDraft>(() => ({
    text: '',
    stage: deal.terms.stage ?? '',
    closeMonth: deal.terms.closeMonth ?? '',
    wonOn: new Date().toISOString().slice(0, 10),
    orderNumber: '',
    amount: deal.amount === null ? '' : typedAmount(deal.amount.amount, locale),
    reason: '',
  }));
  const [draft, setDraft] = useState(initial);
  const set = (change: Partial<ActionDraft>) => setDraft((before) => ({ ...before, ...change }));
  const currency = deal.amount?.currency ?? 'EUR';
  const amount = readAmount(draft.amount, locale, isCurrency(currency) ? scaleOf(currency) : 2);
  const stage = dealStages.find((name) => name === draft.stage);
  const reason = dealLossReasons.find((name) => name === draft.reason);

  const isComplete = {
    withdraw: true,
    extend: stage !== undefined && draft.closeMonth !== '',
    report_win: draft.orderNumber.trim() !== '' && draft.wonOn !== '' && amount !== undefined,
    report_loss: reason !== undefined,
    accept_offer: true,
    decline_offer: true,
  }[action];

  async function submit() {
    const on = { params: { id: deal.id }, ifMatch: deal.revision };
    const say = { done: t(`dealAction.done.${action}`) };
    const text = draft.text.trim() === '' ? {} : { text: draft.text.trim() };
    const note = draft.text.trim() === '' ? {} : { note: draft.text.trim() };
    switch (action) {
      case 'withdraw':
        return carryOut('deal-registration.withdraw', { ...on, body: text }, say);
      case 'extend':
        if (stage === undefined) return;
        return carryOut(
          'deal-registration.extend',
          { ...on, body: { stage, closeMonth: draft.closeMonth, ...note } },
          say,
        );
      case 'report_win':
        if (amount === undefined) return;
        return carryOut(
          'deal-registration.report-win',
          { ...on, body: { wonOn: draft.wonOn, orderNumber: draft.orderNumber.trim(), amount: { amount, currency } } },
          say,
        );
      case 'report_loss':
        if (reason === undefined) return;
        return carryOut('deal-registration.report-loss', { ...on, body: { reason, ...text } }, say);
      case 'accept_offer':
        return carryOut('deal-registration.accept-offer', on, say);
      case 'decline_offer':
        return carryOut('deal-registration.decline-offer', on, say);
      default:
        return action satisfies never;
    }
  }

  return (
    <FormDialog
      title={t(`dealAction.title.${action}`)}
      submitLabel={t(`dealAction.submit.${action}`)}
      isComplete={isComplete}
      isChanged={isChanged({ ...draft }, { ...initial })}
      isDangerous={action === 'withdraw' || action === 'report_loss' || action === 'decline_offer'}
      onClose={onClose}
      onSubmit={submit}
    >
      <span>{t(`dealAction.explain.${action}`)}</span>
      {action === 'extend' ? (
        <>
          <TextField
            select
            required
            label={t('dealField.stage')}
            value={draft.stage}
            onChange={(event) => set({ stage: event.target.value })}
          >
            {dealStages.map((name) => (
              <MenuItem key={name} value={name}>
                {t(`dealStage.${name}`)}
              </MenuItem>
            ))}
          </TextField>
          <MonthField
            required
            label={t('dealField.closeMonth')}
            value={draft.closeMonth}
            onChange={(closeMonth) => set({ closeMonth })}
          />
        </>
      ) : null}
      {action === 'report_win' ? (
        <>
          <TextField
            required
            type="date"
            label={t('promise.wonOn')}
            value={draft.wonOn}
            onChange={(event) => set({ wonOn: event.target.value })}
            slotProps={{ inputLabel: { shrink: true } }}
          />
          <TextField
            required
            label={t('promise.orderNumber')}
            value={draft.orderNumber}
            onChange={(event) => set({ orderNumber: event.target.value })}
          />
          <TextField
            required
            label={`${t('promise.wonAmount')} (${currency})`}
            value={draft.amount}
            error={draft.amount !== '' && amount === undefined}
            helperText={draft.amount !== '' && amount === undefined ? t('fieldProblem.amount') : undefined}
            onChange={(event) => set({ amount: event.target.value })}
            slotProps={{ htmlInput: { inputMode: 'decimal' } }}
          />
        </>
      ) : null}
      {action === 'report_loss' ? (
        <TextField
          select
          required
          label={t('promise.lostBecause')}
          value={draft.reason}
          onChange={(event) => set({ reason: event.target.value })}
        >
          {dealLossReasons.map((name) => (
            <MenuItem key={name} value={name}>
              {t(`lossReason.${name}`)}
            </MenuItem>
          ))}
        </TextField>
      ) : null}
      {action === 'withdraw' || action === 'extend' || action === 'report_loss' ? (
        <TextField
          label={t('dealAction.note')}
          helperText={t('dealAction.noteHelp')}
          value={draft.text}
          onChange={(event) => set({ text: event.target.value })}
          multiline
          minRows={2}
          slotProps={{ htmlInput: { maxLength: 2000 } }}
        />
      ) : null}
    </FormDialog>
  );
}
