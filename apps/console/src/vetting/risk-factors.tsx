import type { Vetting } from '@countersign/contracts/vetting/vetting';
import { checkKinds } from '@countersign/domain/check/check';
import { Box, Typography } from '@mui/material';
import { useText } from '../text/use-text.ts';
import { RiskTag } from './vetting-tags.tsx';

/** The score, and each factor that it is the sum of. */
export function RiskFactors({ risk }: { risk: Vetting['risk'] }) {
  const t = useText();
  const nameOf = (from: string) => {
    const kind = checkKinds.find((known) => known === from);
    return kind === undefined ? from : t(`checkKind.${kind}`);
  };
  if (risk === null) return <Typography variant="body2">{t('check.waiting')}</Typography>;
  return (
    <Box sx={{ display: 'grid', gap: 1.5 }}>
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'center' }}>
        <RiskTag level={risk.level} />
        <strong>{t('vettingRisk.score', { score: risk.score })}</strong>
      </Box>
      {risk.factors.length === 0 ? (
        <Typography variant="body2">{t('vettingRisk.nothing')}</Typography>
      ) : (
        <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 0.75 }}>
          {risk.factors.map(({ factor, weight, from }) => (
            <Box component="li" key={factor} sx={{ display: 'flex', gap: 1, alignItems: 'baseline' }}>
              <Box component="span" sx={{ fontVariantNumeric: 'tabular-nums', fontWeight: 620, minWidth: '3.5ch' }}>
                {t('vettingRisk.weight', { weight })}
              </Box>
              <Box component="span" sx={{ fontSize: '0.875rem' }}>
                {t(`vettingFactor.${factor}`)}
                <Typography component="span" variant="caption" sx={{ color: 'text.secondary', ms: 1 }}>
                  {' '}
                  {t('vettingRisk.from', { from: nameOf(from) })}
                </Typography>
              </Box>
            </Box>
          ))}
        </Box>
      )}
      <Typography variant="caption" sx={{ color: 'text.secondary' }}>
        {t('vettingRisk.explain')}
      </Typography>
    </Box>
  );
}
