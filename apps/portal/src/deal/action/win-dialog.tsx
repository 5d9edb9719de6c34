import { typedAmount } from '@countersign/ui/format/money-text';
import { useState } from 'react';
import { useWords } from '../../app/texts.tsx';
import { ActionDialog } from '../../parts/action-dialog.tsx';
import { TextField } from '../../parts/field.tsx';
import { FilePicker } from '../../parts/file-picker.tsx';
import { readMoney } from '../form/read-field.ts';
import type { DealDialogProps } from './deal-actions.tsx';
import { useDecision } from './use-decision.ts';

const filesMax = 20;

export function WinDialog({ deal, onClose, onChanged }: DealDialogProps) {
  const { texts, fill, format } = useWords();
  const { decide, wordsFor } = useDecision({ onChanged, done: texts.deal.winSent });
  const currency = deal.amount?.currency ?? 'EUR';
  const [wonOn, setWonOn] = useState(today);
  const [orderNumber, setOrderNumber] = useState('');
  const [amount, setAmount] = useState(() =>
    deal.amount === null ? '' : typedAmount(deal.amount.amount, format.locale),
  );
  const [files, setFiles] = useState<readonly { id: string; name: string; size: number }[]>([]);
  const [isChecked, setChecked] = useState(false);
  const money = readMoney(amount, currency, format.locale);
  const value = money.ok ? money.value : null;
  const isFuture = wonOn > today();
  const isComplete = wonOn !== '' && !isFuture && orderNumber.trim() !== '' && value !== null;
  const required = (isMissing: boolean) => (isChecked && isMissing ? texts.register.errors.required : undefined);
  return (
    <ActionDialog
      title={texts.deal.winDialogTitle}
      text={texts.deal.winDialogText}
      confirm={texts.deal.win}
      onClose={onClose}
      wordsFor={wordsFor}
      check={() => {
        setChecked(true);
        return isComplete;
      }}
      onConfirm={async (pending) => {
        if (value === null) return;
        const body = { wonOn, orderNumber: orderNumber.trim(), amount: value, evidence: files.map((file) => file.id) };
        await decide(
          'deal-registration.report-win',
          { params: { id: deal.id }, ifMatch: deal.revision, body },
          pending,
        );
      }}
    >
      <div className="field-pair">
        <TextField
          label={texts.deal.winOn}
          type="date"
          max={today()}
          value={wonOn}
          error={required(wonOn === '') ?? (isFuture ? texts.shared.fieldProblem.in_the_future : undefined)}
          onValue={setWonOn}
        />
        <TextField
          label={texts.deal.winOrder}
          maxLength={80}
          value={orderNumber}
          error={required(orderNumber.trim() === '')}
          onValue={setOrderNumber}
        />
      </div>
      <TextField
        label={`${texts.deal.winAmount} (${currency})`}
        inputMode="decimal"
        maxLength={24}
        value={amount}
        error={
          isChecked && value === null
            ? fill(texts.register.errors.amount, { example: format.number(46_052) })
            : undefined
        }
        onValue={setAmount}
      />
      <fieldset className="field-group">
        <legend>
          {texts.deal.winEvidence} <span className="optional">· {texts.states.optional}</span>
        </legend>
        <FilePicker
          purpose="evidence"
          filesMax={filesMax}
          files={files}
          onAdded={(file) => setFiles((last) => [...last, file])}
          onRemoved={(id) => setFiles((last) => last.filter((file) => file.id !== id))}
        />
      </fieldset>
    </ActionDialog>
  );
}

/** The reader's own day. */
function today(): string {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}
