import { Alert, Box, Button } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { Explanation } from '../line/explanation.tsx';
import { Page } from '../parts/page.tsx';
import { Section } from '../parts/section.tsx';
import { ErrorState, LoadingLines } from '../parts/states.tsx';
import { useText } from '../text/use-text.ts';
import { AdjustmentFacts } from './adjustment-facts.tsx';
import { adjustmentQuery } from './adjustment-query.ts';

/** One correction by hand, and what became of it. */
export default function AdjustmentPage() {
  const t = useText();
  const { adjustmentId = '' } = useParams();
  const { data: adjustment, error, isPending, refetch } = useQuery(adjustmentQuery(adjustmentId));
  if (isPending) return <LoadingLines lines={6} />;
  if (adjustment === undefined) return <ErrorState error={error} onRetry={() => void refetch()} />;
  const isOpen = adjustment.status === 'in_review';
  return (
    <Page
      title={t('adjustment.title', { number: adjustment.number })}
      lead={`${adjustment.partner.name} · ${adjustment.programName}`}
      back={{ to: '/adjustments', label: t('nav.backToAdjustments') }}
      actions={
        <Button variant={isOpen ? 'contained' : 'outlined'} component={Link} to={`/cases/${adjustment.caseId}`}>
          {t('money.openCase')}
        </Button>
      }
      width="reading"
    >
      <Box sx={{ display: 'grid', gap: 2 }}>
        {isOpen ? <Alert severity="info">{t('adjustment.noteInReview')}</Alert> : null}
        {adjustment.status === 'refused' ? <Alert severity="warning">{t('adjustment.noteRefused')}</Alert> : null}
        <Section title={t('adjustment.details')}>
          <AdjustmentFacts adjustment={adjustment} />
        </Section>
        {adjustment.lineId === null ? null : (
          <Section title={t('adjustment.line')}>
            <Explanation id={adjustment.lineId} />
          </Section>
        )}
      </Box>
    </Page>
  );
}
