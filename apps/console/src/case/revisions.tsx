import { Box, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { When } from '../parts/due.tsx';
import { ErrorState, LoadingLines } from '../parts/states.tsx';
import { useLookedUpText } from '../text/use-looked-up-text.ts';
import { useText } from '../text/use-text.ts';
import { revisionsQuery } from './case-queries.ts';
import { useTermText } from './use-term-text.ts';

/** What changed in the terms since they were first sent, field by field. */
export function Revisions({
  caseId,
  productNames,
}: {
  caseId: string;
  productNames: Readonly<Record<string, string>>;
}) {
  const t = useText();
  const lookUp = useLookedUpText();
  const termText = useTermText(productNames);
  const { data, error, isError, isPending, refetch } = useQuery(revisionsQuery(caseId));
  if (isPending) return <LoadingLines lines={2} />;
  if (isError) return <ErrorState error={error} onRetry={() => void refetch()} />;
  const changed = data.items.filter((revision) => revision.changes.length > 0 && revision.revision > 1);
  if (changed.length === 0) return <Typography variant="body2">{t('revisions.none')}</Typography>;
  return changed.toReversed().map((revision) => (
    <Box key={revision.revision} sx={{ '& + &': { mt: 2 } }}>
      <Typography variant="h3">{t('revisions.title', { revision: revision.revision })}</Typography>
      <Typography variant="caption" component="div" sx={{ color: 'text.secondary', mb: 0.5 }}>
        {revision.by} · <When at={revision.at} />
      </Typography>
      {revision.changes.map(({ field, before, after }) => (
        <Box
          key={field}
          sx={{
            display: 'grid',
            gridTemplateColumns: { xs: '1fr', sm: '160px 1fr 1fr' },
            gap: { xs: 0.25, sm: 1.5 },
            py: 0.75,
            borderTop: '1px solid',
            borderColor: 'divider',
            fontSize: '0.8125rem',
          }}
        >
          <Box sx={{ color: 'text.secondary' }}>{lookUp('dealField', field)}</Box>
          <Box
            component="del"
            sx={{
              px: 0.75,
              borderRadius: '4px',
              bgcolor: (theme) => theme.palette.wash.danger,
              overflowWrap: 'anywhere',
              textDecorationThickness: '1px',
            }}
          >
            {termText(before)}
          </Box>
          <Box
            component="ins"
            sx={{
              px: 0.75,
              borderRadius: '4px',
              bgcolor: (theme) => theme.palette.wash.success,
              overflowWrap: 'anywhere',
              textDecoration: 'none',
            }}
          >
            {termText(after)}
          </Box>
        </Box>
      ))}
    </Box>
  ));
}
