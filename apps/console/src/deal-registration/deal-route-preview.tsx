import { Box, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { call } from '../data/api.ts';
import { Section } from '../parts/section.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { useWho } from '../text/use-who.ts';

/** Who would decide the draft as it was last saved, and by when. */
export function DealRoutePreview({ dealId, revision }: { dealId: string; revision: number }) {
  const t = useText();
  const format = useFormat();
  const who = useWho();
  const { data } = useQuery({
    queryKey: ['deal', dealId, 'preview', revision],
    queryFn: ({ signal }) => call('deal-registration.preview', { params: { id: dealId }, signal }),
  });
  if (data === undefined) return null;
  return (
    <Section title={t('dealForm.route')}>
      {data.isComplete ? null : (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {t('dealForm.stillMissing', { fields: format.list(data.missing.map((field) => t(`dealField.${field}`))) })}
        </Typography>
      )}
      <Box component="ol" sx={{ m: 0, paddingInlineStart: 2.5 }}>
        {data.steps.map((step) => (
          <li key={step.name}>
            {who(step.name)} · {who(step.who)}
          </li>
        ))}
      </Box>
      {data.expectedBy === null ? null : (
        <Typography variant="body2">{t('dealForm.expectedBy', { at: format.deadline(data.expectedBy) })}</Typography>
      )}
    </Section>
  );
}
