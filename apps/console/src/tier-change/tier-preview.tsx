import type { TierPreviewView } from '@countersign/contracts/tier-change/operations';
import { Box, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';

/** Terms that differ between two tiers, and what the last month would have brought under either. */
export function TierPreview({ preview }: { preview: TierPreviewView }) {
  const t = useText();
  const format = useFormat();
  const { lastPeriod } = preview;
  const flag = (kind: string, value: string | null) =>
    value === null ? '–' : kind === 'open' ? t(value === 'yes' ? 'tierChange.yes' : 'tierChange.no') : value;
  return (
    <Box sx={{ display: 'grid', gap: 1.5 }}>
      <Typography variant="h3">{t('tierChange.preview')}</Typography>
      {preview.terms.length === 0 ? (
        <Typography variant="body2">{t('tierChange.noTerms')}</Typography>
      ) : (
        <Box sx={{ overflowX: 'auto' }}>
          <Table size="small">
            <TableHead>
              <TableRow>
                <TableCell>{t('tierChange.term')}</TableCell>
                <TableCell>{t('tierChange.from')}</TableCell>
                <TableCell>{t('tierChange.to')}</TableCell>
              </TableRow>
            </TableHead>
            <TableBody>
              {preview.terms.map((term) => (
                <TableRow key={`${term.planId} ${term.kind} ${term.rule ?? ''} ${term.name}`}>
                  <TableCell>
                    {term.kind === 'uplift'
                      ? t('tierChange.uplift')
                      : term.kind === 'open'
                        ? t('tierChange.opens')
                        : term.name}
                    <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>
                      {[term.planName, term.rule].filter((part) => part !== null).join(' · ')}
                    </Typography>
                  </TableCell>
                  <TableCell>{flag(term.kind, term.before)}</TableCell>
                  <TableCell>
                    <strong>{flag(term.kind, term.after)}</strong>
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </Box>
      )}
      {preview.overrides.length === 0 ? null : (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {t('tierChange.overrides', {
            names: format.list(preview.overrides.map(({ planName, rule }) => `${planName} · ${rule}`)),
          })}
        </Typography>
      )}
      <Typography variant="h3">{t('tierChange.lastPeriod')}</Typography>
      <Typography variant="body2">
        {`${format.money(lastPeriod.before)} → `}
        <strong>{format.money(lastPeriod.after)}</strong>
      </Typography>
      <Typography variant="caption" sx={{ color: 'text.secondary' }}>
        {t('tierChange.lastPeriodText', {
          count: lastPeriod.eventCount,
          from: format.civilDate(lastPeriod.from),
          to: format.civilDate(lastPeriod.to),
        })}
        {lastPeriod.isSample ? ` ${t('tierChange.sample')}` : ''}
      </Typography>
    </Box>
  );
}
