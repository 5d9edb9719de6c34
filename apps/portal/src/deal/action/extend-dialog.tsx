import { type DealStage, dealStages } from '@countersign/domain/deal-registration/deal';
import { useState } from 'react';
import { useWords } from '../../app/texts.tsx';
import { ActionDialog } from '../../parts/action-dialog.tsx';
import { SelectField, TextArea } from '../../parts/field.tsx';
import { MonthSelect } from '../form/sale-fields.tsx';
import type { DealDialogProps } from './deal-actions.tsx';
import { useDecision } from './use-decision.ts';

export function ExtendDialog({ deal, onClose, onChanged }: DealDialogProps) {
  const { texts } = useWords();
  const { decide, wordsFor } = useDecision({ onChanged, done: texts.deal.extended });
  const stages = stagesToReport(deal);
  const [stage, setStage] = useState<DealStage | undefined>(stages.length === 1 ? stages[0] : undefined);
  const [closeMonth, setCloseMonth] = useState(deal.closeMonth ?? '');
  const [note, setNote] = useState('');
  const [isChecked, setChecked] = useState(false);
  return (
    <ActionDialog
      title={texts.deal.extendTitle}
      text={texts.deal.extendText}
      confirm={texts.deal.extend}
      onClose={onClose}
      wordsFor={wordsFor}
      check={() => {
        setChecked(true);
        return stage !== undefined;
      }}
      onConfirm={async (pending) => {
        if (stage === undefined) return;
        await decide(
          'deal-registration.extend',
          {
            params: { id: deal.id },
            ifMatch: deal.revision,
            body: {
              stage,
              ...(closeMonth === '' ? {} : { closeMonth }),
              ...(note.trim() === '' ? {} : { note: note.trim() }),
            },
          },
          pending,
        );
      }}
    >
      <SelectField
        label={texts.deal.extendStage}
        value={stage ?? ''}
        error={isChecked && stage === undefined ? texts.register.errors.required : undefined}
        onValue={(value) => setStage(stages.find((one) => one === value))}
      >
        <option value="">{texts.register.chooseStage}</option>
        {stages.map((one) => (
          <option key={one} value={one}>
            {texts.shared.dealStage[one]}
          </option>
        ))}
      </SelectField>
      <MonthSelect label={texts.deal.extendMonth} value={closeMonth} onValue={setCloseMonth} />
      <TextArea label={texts.deal.extendNote} isOptional maxLength={2_000} value={note} onValue={setNote} />
    </ActionDialog>
  );
}

/** The first extension wants a further stage than the last one; at the last stage the server knows what is possible. */
function stagesToReport(deal: DealDialogProps['deal']): readonly DealStage[] {
  const reached = deal.terms.stage === undefined ? -1 : dealStages.indexOf(deal.terms.stage);
  const further = dealStages.slice(deal.extensionsUsed === 0 ? reached + 1 : Math.max(reached, 0));
  return further.length === 0 ? dealStages.slice(-1) : further;
}
