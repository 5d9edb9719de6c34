import type { Reply } from '@countersign/ui/client/operation-types';
import { Typography } from '@mui/material';
import { useNotify } from 'react-admin';
import { call } from '../data/api.ts';
import { chosenOf, textOf } from '../form/fields.ts';
import { RecordFormDialog } from '../form/record-form-dialog.tsx';
import { useText } from '../text/use-text.ts';

type TaxForm = Reply<'tax-form.get'>;
export type TaxAct = 'accept' | 'ask' | 'reveal';

/** What staff does with a statement: rely on it, ask named questions again, or see it in full. */
export function TaxFormDialog({
  act,
  form,
  onRevealed,
  onChanged,
  onClose,
}: {
  act: TaxAct;
  form: TaxForm;
  onRevealed: (answers: Reply<'tax-form.reveal'>['answers']) => void;
  onChanged: () => void;
  onClose: () => void;
}) {
  const t = useText();
  const notify = useNotify();
  const target = { params: { id: form.id }, ifMatch: form.revision };
  switch (act) {
    case 'accept':
      return (
        <RecordFormDialog
          title={t('tax.acceptTitle')}
          submitLabel={t('tax.accept')}
          initial={{}}
          fields={[{ kind: 'text', name: 'reason', label: t('tax.acceptReason'), required: true, max: 1000, lines: 3 }]}
          onClose={onClose}
          onSubmit={async (values) => {
            await call('tax-form.accept', { ...target, body: { reason: textOf(values, 'reason') } });
            notify(t('tax.accepted'), { type: 'success' });
            onChanged();
          }}
        />
      );
    case 'ask': {
      const keys = form.questions.map(({ key }) => key);
      return (
        <RecordFormDialog
          title={t('tax.askTitle')}
          submitLabel={t('tax.askAgain')}
          initial={{ fields: [] }}
          fields={[
            {
              kind: 'several',
              name: 'fields',
              label: t('tax.answers'),
              required: true,
              options: keys.map((key) => ({ id: key, label: t(`taxQuestion.${key}`) })),
            },
            { kind: 'text', name: 'text', label: t('tax.askText'), required: true, max: 1000, lines: 3 },
          ]}
          onClose={onClose}
          onSubmit={async (values) => {
            const fields = chosenOf(values, 'fields', keys);
            await call('tax-form.ask-again', { ...target, body: { fields, text: textOf(values, 'text') } });
            notify(t('tax.asked'), { type: 'success' });
            onChanged();
          }}
        />
      );
    }
    case 'reveal':
      return (
        <RecordFormDialog
          title={t('tax.revealTitle')}
          submitLabel={t('tax.reveal')}
          initial={{}}
          intro={<Typography variant="body2">{t('tax.revealText')}</Typography>}
          fields={[{ kind: 'text', name: 'reason', label: t('tax.revealReason'), required: true, max: 500 }]}
          onClose={onClose}
          onSubmit={async (values) => {
            const { answers } = await call('tax-form.reveal', {
              params: { id: form.id },
              body: { reason: textOf(values, 'reason') },
            });
            onRevealed(answers);
          }}
        />
      );
    default:
      return act satisfies never;
  }
}
