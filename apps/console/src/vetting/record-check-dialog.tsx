import type { Check } from '@countersign/contracts/check/check';
import { checkOutcomes, factorsOfKind } from '@countersign/domain/check/check';
import { useNotify } from 'react-admin';
import { call } from '../data/api.ts';
import { chosenOf, type Field, textOf } from '../form/fields.ts';
import { RecordFormDialog } from '../form/record-form-dialog.tsx';
import { useText } from '../text/use-text.ts';

/** What a person found by a check; what was found before is kept beside it. */
export function RecordCheckDialog({
  check,
  onDone,
  onClose,
}: {
  check: Check;
  onDone: () => Promise<void>;
  onClose: () => void;
}) {
  const t = useText();
  const notify = useNotify();
  const factors = factorsOfKind[check.kind];
  const fields: Field[] = [
    {
      kind: 'one',
      name: 'outcome',
      label: t('check.outcome'),
      required: true,
      options: checkOutcomes.map((outcome) => ({ id: outcome, label: t(`checkOutcome.${outcome}`) })),
    },
    {
      kind: 'several',
      name: 'factors',
      label: t('check.factors'),
      options: factors.map((factor) => ({ id: factor, label: t(`vettingFactor.${factor}`) })),
    },
    { kind: 'text', name: 'note', label: t('check.note'), required: true, max: 2000, lines: 4 },
  ];
  return (
    <RecordFormDialog
      title={t('check.recordTitle', { kind: t(`checkKind.${check.kind}`) })}
      submitLabel={t('check.record')}
      intro={<span>{t('check.recordText')}</span>}
      initial={{ outcome: check.outcome ?? '', factors: check.factors }}
      fields={fields}
      onClose={onClose}
      onSubmit={async (values) => {
        const [outcome = 'not_checked'] = chosenOf(values, 'outcome', checkOutcomes);
        await call('check.record', {
          params: { id: check.id },
          body: { outcome, factors: chosenOf(values, 'factors', factors), note: textOf(values, 'note'), fileIds: [] },
        });
        await onDone();
        notify(t('check.recorded'), { type: 'success' });
      }}
    />
  );
}
