import type { Reply } from '@countersign/ui/client/operation-types';
import CheckCircle from '@mui/icons-material/CheckCircle';
import RadioButtonUnchecked from '@mui/icons-material/RadioButtonUnchecked';
import { Box, Link as MuiLink, Typography } from '@mui/material';
import { Link } from 'react-router';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';

type Attribution = Reply<'event.get'>['attribution'];

/** Everybody who could have been credited, oldest first, and why each was or was not. */
export function AttributionPath({ attribution }: { attribution: Attribution }) {
  const t = useText();
  const format = useFormat();
  return (
    <Box sx={{ display: 'grid', gap: 1.25 }}>
      <Typography variant="body2">
        {t(`attributionModelText.${attribution.model}`)}{' '}
        {attribution.version === null ? null : t('event.attributionVersion', { version: attribution.version })}{' '}
        {attribution.model === 'purchase' && attribution.eventId !== null ? (
          <MuiLink component={Link} underline="always" to={`/events/${attribution.eventId}`}>
            {t('event.openPurchase')}
          </MuiLink>
        ) : null}
      </Typography>
      {attribution.path.length === 0 ? (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {t('event.noPath')}
        </Typography>
      ) : null}
      <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1 }}>
        {attribution.path.map((step, index) => {
          const isChosen = step.outcome === 'chosen';
          return (
            <Box component="li" key={`${index} ${step.ref}`} sx={{ display: 'flex', gap: 1.25 }}>
              {isChosen ? (
                <CheckCircle color="success" fontSize="small" aria-hidden />
              ) : (
                <RadioButtonUnchecked color="disabled" fontSize="small" aria-hidden />
              )}
              <Box sx={{ minWidth: 0 }}>
                <Typography variant="body2" sx={{ fontWeight: isChosen ? 600 : 480 }}>
                  {[t(`candidateKind.${step.kind}`), step.partnerName].filter((part) => part !== null).join(': ')}
                </Typography>
                <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>
                  {[t(`candidateOutcome.${step.outcome}`), step.at === null ? null : format.dateTime(step.at)]
                    .filter((part) => part !== null)
                    .join(' · ')}
                </Typography>
              </Box>
            </Box>
          );
        })}
      </Box>
    </Box>
  );
}
