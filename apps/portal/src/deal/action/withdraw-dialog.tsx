import { useState } from 'react';
import { useWords } from '../../app/texts.tsx';
import { ActionDialog } from '../../parts/action-dialog.tsx';
import { TextArea } from '../../parts/field.tsx';
import type { DealDialogProps } from './deal-actions.tsx';
import { useDecision } from './use-decision.ts';

export function WithdrawDialog({ deal, onClose, onChanged }: DealDialogProps) {
  const { texts } = useWords();
  const { decide, wordsFor } = useDecision({ onChanged, done: texts.deal.withdrawn });
  const [text, setText] = useState('');
  return (
    <ActionDialog
      title={texts.deal.withdrawTitle}
      text={texts.deal.withdrawText}
      confirm={texts.deal.withdraw}
      isDanger
      onClose={onClose}
      wordsFor={wordsFor}
      onConfirm={(pending) =>
        decide(
          'deal-registration.withdraw',
          { params: { id: deal.id }, ifMatch: deal.revision, body: text.trim() === '' ? {} : { text: text.trim() } },
          pending,
        )
      }
    >
      <TextArea label={texts.deal.withdrawNote} isOptional maxLength={2_000} value={text} onValue={setText} />
    </ActionDialog>
  );
}
