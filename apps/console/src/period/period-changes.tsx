import type { Reply } from '@countersign/ui/client/operation-types';
import { Typography } from '@mui/material';
import { RecordRows } from '../list/record-rows.tsx';
import { Section } from '../parts/section.tsx';
import { differenceOf } from '../parts/signed-difference.ts';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';

type Change = Reply<'period.get'>['changes'][number];

/** Whose earnings moved most against the period before. */
export function PeriodChanges({ changes, isFirst }: { changes: readonly Change[]; isFirst: boolean }) {
  const t = useText();
  const format = useFormat();
  return (
    <Section title={t('period.changes')} flush>
      {changes.length === 0 ? (
        <Typography variant="body2" sx={{ px: 2, pb: 2 }}>
          {t(isFirst ? 'period.first' : 'period.noChanges')}
        </Typography>
      ) : (
        <RecordRows
          title={t('period.changes')}
          rows={changes.map((change) => ({ ...change, id: change.enrollmentId }))}
          columns={[
            { name: 'partner', label: t('field.partner'), render: (change) => change.partnerName },
            {
              name: 'before',
              label: t('period.before'),
              align: 'end',
              render: (change) => format.money(change.previousEarned),
            },
            { name: 'now', label: t('period.now'), align: 'end', render: (change) => format.money(change.earned) },
            {
              name: 'difference',
              label: t('period.difference'),
              align: 'end',
              render: (change) => format.money(differenceOf(change.earned, change.previousEarned)),
            },
          ]}
        />
      )}
    </Section>
  );
}
