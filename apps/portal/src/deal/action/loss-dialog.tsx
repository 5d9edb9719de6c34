import { type DealLossReason, dealLossReasons } from '@countersign/domain/deal-registration/deal';
import { useState } from 'react';
import { useWords } from '../../app/texts.tsx';
import { ActionDialog } from '../../parts/action-dialog.tsx';
import { SelectField, TextArea } from '../../parts/field.tsx';
import type { DealDialogProps } from './deal-actions.tsx';
import { useDecision } from './use-decision.ts';

export function LossDialog({ deal, onClose, onChanged }: DealDialogProps) {
  const { texts } = useWords();
  const { decide, wordsFor } = useDecision({ onChanged, done: texts.deal.lossSent });
  const [reason, setReason] = useState<DealLossReason>();
  const [text, setText] = useState('');
  const [isChecked, setChecked] = useState(false);
  return (
    <ActionDialog
      title={texts.deal.lossDialogTitle}
      text={texts.deal.lossDialogText}
      confirm={texts.deal.loss}
      isDanger
      onClose={onClose}
      wordsFor={wordsFor}
      check={() => {
        setChecked(true);
        return reason !== undefined;
      }}
      onConfirm={async (pending) => {
        if (reason === undefined) return;
        await decide(
          'deal-registration.report-loss',
          {
            params: { id: deal.id },
            ifMatch: deal.revision,
            body: { reason, ...(text.trim() === '' ? {} : { text: text.trim() }) },
          },
          pending,
        );
      }}
    >
      <SelectField
        label={texts.deal.lossReason}
        value={reason ?? ''}
        error={isChecked && reason === undefined ? texts.register.errors.required : undefined}
        onValue={(value) => setReason(dealLossReasons.find((one) => one === value))}
      >
        <option value="">{texts.register.chooseKind}</option>
        {dealLossReasons.map((one) => (
          <option key={one} value={one}>
            {texts.shared.lossReason[one]}
          </option>
        ))}
      </SelectField>
      <TextArea label={texts.deal.lossNote} isOptional maxLength={2_000} value={text} onValue={setText} />
    </ActionDialog>
  );
}
