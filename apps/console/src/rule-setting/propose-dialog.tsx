import { useQueryClient } from '@tanstack/react-query';
import { useNotify } from 'react-admin';
import { call } from '../data/api.ts';
import { type Field, isWholeWithin, textOf } from '../form/fields.ts';
import { RecordFormDialog } from '../form/record-form-dialog.tsx';
import { useText } from '../text/use-text.ts';

export interface Proposing {
  readonly kind: 'gate' | 'risk_weight';
  readonly ruleId: string;
  /** What is proposed; asked for where it is not given. */
  readonly value?: number;
  readonly before: number;
  readonly title: string;
  readonly action: string;
}

/** Puts a change of a rule before a second person, with the reason. */
export function ProposeDialog({ proposing, onClose }: { proposing: Proposing; onClose: () => void }) {
  const t = useText();
  const notify = useNotify();
  const client = useQueryClient();
  const { kind, ruleId, value, before } = proposing;
  const weight: Field[] =
    value === undefined
      ? [{ kind: 'text', name: 'value', label: t('ruleSetting.weight'), required: true, inputMode: 'numeric', max: 3 }]
      : [];
  return (
    <RecordFormDialog
      title={proposing.title}
      submitLabel={proposing.action}
      intro={<span>{t('ruleSetting.reasonText')}</span>}
      initial={{ value: String(value ?? before), reason: '' }}
      fields={[
        ...weight,
        { kind: 'text', name: 'reason', label: t('ruleSetting.reason'), required: true, max: 500, lines: 3 },
      ]}
      check={(values): Record<string, string> =>
        isWholeWithin(textOf(values, 'value'), 0, 100) ? {} : { value: t('ruleSetting.weightRange') }
      }
      onClose={onClose}
      onSubmit={async (values) => {
        await call('rule-setting.propose', {
          body: { kind, ruleId, value: Number(textOf(values, 'value')), reason: textOf(values, 'reason') },
        });
        await client.invalidateQueries({ queryKey: ['rule-settings'] });
        notify(t('ruleSetting.proposed'), { type: 'success' });
      }}
    />
  );
}
