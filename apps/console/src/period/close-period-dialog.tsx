import { useNotify } from 'react-admin';
import { useNavigate } from 'react-router';
import { call } from '../data/api.ts';
import { textOf } from '../form/fields.ts';
import { RecordFormDialog } from '../form/record-form-dialog.tsx';
import { usePrograms } from '../parts/use-company-lists.ts';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';

const monthsShown = 24;

/** Chooses the month that is to be closed; the close itself runs on and is watched on its page. */
export function ClosePeriodDialog({ onClose }: { onClose: () => void }) {
  const t = useText();
  const format = useFormat();
  const notify = useNotify();
  const navigate = useNavigate();
  const programs = usePrograms();
  const months = pastMonths();
  const only = programs.length === 1 ? programs[0]?.id : undefined;
  return (
    <RecordFormDialog
      key={only ?? ''}
      title={t('period.close')}
      submitLabel={t('period.closeSubmit')}
      intro={<span>{t('period.closeIntro')}</span>}
      initial={{ programId: only ?? '', month: months[0] ?? '' }}
      fields={[
        { kind: 'one', name: 'programId', label: t('field.program'), required: true, options: programs },
        {
          kind: 'one',
          name: 'month',
          label: t('period.month'),
          help: t('period.monthHelp'),
          required: true,
          options: months.map((month) => ({ id: month, label: format.yearMonth(month) })),
        },
      ]}
      onClose={onClose}
      onSubmit={async (values) => {
        const body = { programId: textOf(values, 'programId'), month: textOf(values, 'month') };
        const period = await call('period.close', { body });
        notify(t('period.closeStarted'), { type: 'success' });
        void navigate(`/periods/${period.id}`);
      }}
    />
  );
}

/** The months that are over, newest first, as `2026-10`. */
function pastMonths(): string[] {
  const today = new Date();
  return Array.from({ length: monthsShown }, (_, index) =>
    new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - 1 - index, 1)).toISOString().slice(0, 7),
  );
}
