import type { Statement } from '@countersign/contracts/statement/operations';
import { Box } from '@mui/material';
import { Section } from '../parts/section.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';

const rows = ['opening', 'earned', 'corrections', 'paid', 'closing'] as const;
const signs = { opening: '', earned: '+', corrections: '+', paid: '−', closing: '=' } as const;

/** Opening balance plus what was earned and corrected, less what was paid, is the closing balance. */
export function StatementSum({ statement }: { statement: Statement }) {
  const t = useText();
  const format = useFormat();
  return (
    <Section title={t('statement.sum')}>
      <Box component="dl" sx={{ m: 0, display: 'grid', gridTemplateColumns: '1rem 1fr auto', rowGap: 0.5 }}>
        {rows.map((name) => (
          <Box
            key={name}
            sx={{
              display: 'grid',
              gridTemplateColumns: 'subgrid',
              gridColumn: '1 / -1',
              fontSize: '0.875rem',
              ...(name === 'closing'
                ? { borderTop: '1px solid', borderColor: 'lineStrong', pt: 0.75, mt: 0.25, fontWeight: 620 }
                : {}),
            }}
          >
            <Box component="dt" sx={{ gridColumn: '1 / 3', display: 'grid', gridTemplateColumns: 'subgrid' }}>
              <span aria-hidden>{signs[name]}</span>
              <span>{t(`statement.${name}`)}</span>
            </Box>
            <Box component="dd" sx={{ m: 0, textAlign: 'end', fontVariantNumeric: 'tabular-nums' }}>
              {format.money(statement[name])}
            </Box>
          </Box>
        ))}
      </Box>
    </Section>
  );
}
