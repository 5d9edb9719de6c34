import type { PayoutRun } from '@countersign/contracts/payout-run/operations';
import { Button } from '@mui/material';
import { useState } from 'react';
import { useMay } from '../auth/session.tsx';
import { call } from '../data/api.ts';
import { textOf } from '../form/fields.ts';
import { RecordFormDialog } from '../form/record-form-dialog.tsx';
import { DownloadButton } from '../parts/download-button.tsx';
import { FormDialog } from '../parts/form-dialog.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { useAfterRunChange } from './use-after-run-change.ts';

/** Submit, give up, and the file for the bank, each where it is possible now. */
export function RunActions({ run }: { run: PayoutRun }) {
  const t = useText();
  const format = useFormat();
  const may = useMay();
  const afterChange = useAfterRunChange();
  const [asked, setAsked] = useState<'submit' | 'cancel'>();
  const isPreparing = run.status === 'draft' || run.status === 'computed';
  const close = () => setAsked(undefined);
  const isSepa = run.rail === 'sepa';
  return (
    <>
      {run.hasFile && may('payout-run.file') ? (
        <DownloadButton
          operation="payout-run.file"
          params={{ id: run.id }}
          fileName={`${run.number}.${isSepa ? 'xml' : 'csv'}`}
          label={t(isSepa ? 'payoutRun.fileSepa' : 'payoutRun.fileManual')}
        />
      ) : null}
      {isPreparing && may('payout-run.cancel') ? (
        <Button variant="outlined" color="error" onClick={() => setAsked('cancel')}>
          {t('payoutRun.cancel')}
        </Button>
      ) : null}
      {run.status === 'computed' && may('payout-run.submit') ? (
        <Button variant="contained" disabled={run.payoutCount === 0} onClick={() => setAsked('submit')}>
          {t('payoutRun.submit')}
        </Button>
      ) : null}
      {asked === 'submit' ? (
        <FormDialog
          title={t('payoutRun.submitTitle')}
          submitLabel={t('payoutRun.submit')}
          onClose={close}
          onSubmit={async () => {
            const next = await call('payout-run.submit', { params: { id: run.id }, ifMatch: run.revision });
            await afterChange(next, t('payoutRun.submitted'));
          }}
        >
          <span>{t('payoutRun.submitText', { total: format.money(run.total), count: run.payoutCount })}</span>
        </FormDialog>
      ) : null}
      {asked === 'cancel' ? (
        <RecordFormDialog
          title={t('payoutRun.cancelTitle', { number: run.number })}
          submitLabel={t('payoutRun.cancel')}
          intro={<span>{t('payoutRun.cancelText')}</span>}
          initial={{}}
          fields={[{ kind: 'text', name: 'note', label: t('money.reason'), required: true, max: 200 }]}
          onClose={close}
          onSubmit={async (values) => {
            const next = await call('payout-run.cancel', {
              params: { id: run.id },
              ifMatch: run.revision,
              body: { note: textOf(values, 'note') },
            });
            await afterChange(next, t('payoutRun.cancelled'));
          }}
        />
      ) : null}
    </>
  );
}
