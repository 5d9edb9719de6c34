import type { Period } from '@countersign/contracts/period/operations';
import { Typography } from '@mui/material';
import { Facts } from '../parts/facts.tsx';
import { Section } from '../parts/section.tsx';
import { differenceOf } from '../parts/signed-difference.ts';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';

/** The sums of a period, and how they compare with the one before. */
export function PeriodTotals({ totals }: { totals: NonNullable<Period['totals']> }) {
  const t = useText();
  const format = useFormat();
  return (
    <Section title={t('period.totals')}>
      <Facts
        columnWidth={150}
        facts={[
          { label: t('period.statements'), value: <Figure>{format.number(totals.statementCount)}</Figure> },
          { label: t('period.earned'), value: <Figure>{format.money(totals.earned)}</Figure> },
          { label: t('period.corrections'), value: <Figure>{format.money(totals.corrections)}</Figure> },
          { label: t('period.paid'), value: <Figure>{format.money(totals.paid)}</Figure> },
          { label: t('period.closing'), value: <Figure>{format.money(totals.closing)}</Figure> },
        ]}
      />
      <Typography variant="body2" sx={{ mt: 1.5, color: 'text.secondary' }}>
        <Comparison totals={totals} />
      </Typography>
    </Section>
  );
}

function Figure({ children }: { children: string }) {
  return (
    <Typography component="span" sx={{ fontSize: '1.25rem', fontWeight: 620, lineHeight: 1.3 }}>
      {children}
    </Typography>
  );
}

/** Against the period before, in a sentence. */
export function Comparison({ totals }: { totals: NonNullable<Period['totals']> }) {
  const t = useText();
  const format = useFormat();
  if (totals.previousEarned === null) return t('period.first');
  const difference = differenceOf(totals.earned, totals.previousEarned);
  const values = {
    before: format.money(totals.previousEarned),
    count: totals.previousStatementCount ?? 0,
  };
  if (/^-?[0.]+$/.test(difference.amount)) return t('period.same', values);
  const isLess = difference.amount.startsWith('-');
  const amount = format.money({ ...difference, amount: difference.amount.replace('-', '') });
  return t(isLess ? 'period.less' : 'period.more', { ...values, amount });
}
