import { Box, Link as MuiLink } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { call } from '../data/api.ts';
import { DownloadButton } from '../parts/download-button.tsx';
import { Facts } from '../parts/facts.tsx';
import { Page } from '../parts/page.tsx';
import { Section } from '../parts/section.tsx';
import { ErrorState, LoadingLines } from '../parts/states.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { StatementLines } from './statement-lines.tsx';
import { StatementSum } from './statement-sum.tsx';

/** One statement: its sum, and each line with the reason for its amount. */
export default function StatementPage() {
  const t = useText();
  const format = useFormat();
  const { statementId = '' } = useParams();
  const {
    data: statement,
    error,
    isPending,
    refetch,
  } = useQuery({
    queryKey: ['statements', 'one', statementId],
    queryFn: ({ signal }) => call('statement.get', { params: { id: statementId }, signal }),
  });
  if (isPending) return <LoadingLines lines={8} />;
  if (statement === undefined) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return (
    <Page
      title={t('statement.title', { number: statement.number })}
      lead={
        <Box component="span" sx={{ display: 'inline-flex', gap: 1, flexWrap: 'wrap' }}>
          <MuiLink component={Link} to={`/partners/${statement.partner.id}`}>
            {statement.partner.name}
          </MuiLink>
          <span>{statement.programName}</span>
          <span>
            {t('period.range', { from: format.civilDate(statement.fromOn), to: format.civilDate(statement.toOn) })}
          </span>
        </Box>
      }
      back={{ to: `/periods/${statement.periodId}`, label: t('nav.backToPeriod') }}
      actions={
        <>
          <DownloadButton
            operation="statement.pdf"
            params={{ id: statement.id }}
            fileName={`${statement.number}.pdf`}
            label={t('money.pdf')}
          />
          <DownloadButton
            operation="statement.csv"
            params={{ id: statement.id }}
            fileName={`${statement.number}.csv`}
            label={t('money.csv')}
          />
        </>
      }
    >
      <Box sx={{ display: 'grid', gap: 2 }}>
        <Box
          sx={{
            display: 'grid',
            gap: 2,
            alignItems: 'start',
            gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'repeat(2, minmax(0, 1fr))' },
          }}
        >
          <StatementSum statement={statement} />
          <Section title={t('statement.about')}>
            <Facts
              columnWidth={130}
              facts={[
                { label: t('statement.pending'), value: format.money(statement.pending) },
                { label: t('statement.available'), value: format.money(statement.available) },
                { label: t('statement.lineCount'), value: format.number(statement.lineCount) },
                {
                  label: t('period.publishedAt'),
                  value:
                    statement.publishedAt === null
                      ? t('statement.notPublished')
                      : format.dateTime(statement.publishedAt),
                },
              ]}
            />
          </Section>
        </Box>
        <StatementLines statementId={statement.id} />
      </Box>
    </Page>
  );
}
