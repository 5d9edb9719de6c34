import type { CaseView } from '@countersign/contracts/case/operations';
import { Button, TextField } from '@mui/material';
import { useState } from 'react';
import { useCarryOut } from '../data/use-carry-out.ts';
import { FormDialog } from '../parts/form-dialog.tsx';
import { useText } from '../text/use-text.ts';

const textMax = 500;

/** Whoever prepared what waits here withdraws it; nobody else is shown a button. */
export function WithdrawCase({ view }: { view: CaseView }) {
  const t = useText();
  const carryOut = useCarryOut();
  const [text, setText] = useState<string>();
  if (!view.mayWithdraw) return null;
  const said = text?.trim() ?? '';
  return (
    <>
      <Button color="error" variant="outlined" onClick={() => setText('')}>
        {t('moneyCase.withdraw')}
      </Button>
      {text === undefined ? null : (
        <FormDialog
          title={t('moneyCase.withdrawTitle', { number: view.number ?? view.title })}
          submitLabel={t('moneyCase.withdraw')}
          isDangerous
          isChanged={said !== ''}
          onClose={() => setText(undefined)}
          onSubmit={() =>
            carryOut(
              'case.withdraw',
              { params: { id: view.id }, body: said === '' ? {} : { text: said } },
              { done: t('moneyCase.withdrawn') },
            )
          }
        >
          <span>{t('moneyCase.withdrawText')}</span>
          <TextField
            label={t('moneyCase.withdrawReason')}
            value={text}
            onChange={(event) => setText(event.target.value)}
            multiline
            minRows={2}
            slotProps={{ htmlInput: { maxLength: textMax } }}
          />
        </FormDialog>
      )}
    </>
  );
}
