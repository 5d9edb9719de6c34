import { textOf } from '../form/fields.ts';
import { RecordFormDialog } from '../form/record-form-dialog.tsx';
import { useText } from '../text/use-text.ts';

/** Asks why, and keeps it on record. */
export function ReasonDialog({
  title,
  text,
  submitLabel,
  onSubmit,
  onClose,
}: {
  title: string;
  text: string;
  submitLabel: string;
  onSubmit: (reason: string) => Promise<void>;
  onClose: () => void;
}) {
  const t = useText();
  return (
    <RecordFormDialog
      title={title}
      submitLabel={submitLabel}
      intro={<span>{text}</span>}
      initial={{ reason: '' }}
      fields={[{ kind: 'text', name: 'reason', label: t('saga.reason'), required: true, max: 500, lines: 3 }]}
      onClose={onClose}
      onSubmit={(values) => onSubmit(textOf(values, 'reason'))}
    />
  );
}
