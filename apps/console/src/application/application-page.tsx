import { Box, Button } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { Page } from '../parts/page.tsx';
import { ErrorState, LoadingLines } from '../parts/states.tsx';
import { useText } from '../text/use-text.ts';
import { ApplicationDetails } from './application-details.tsx';
import { applicationQuery } from './application-query.ts';
import { ApplicationStatusTag } from './tags.tsx';

/** One application, a draft among them; its case decides it. */
export default function ApplicationPage() {
  const t = useText();
  const { applicationId = '' } = useParams();
  const { data, error, isPending, refetch } = useQuery(applicationQuery(applicationId));
  if (isPending) return <LoadingLines lines={8} />;
  if (data === undefined) return <ErrorState error={error} onRetry={() => void refetch()} />;
  const typed = data.answers['companyName'];
  const title = data.companyName ?? (typeof typed === 'string' ? typed : data.email);
  return (
    <Page
      title={title}
      heading={
        <Box component="span" sx={{ display: 'inline-flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
          {title} <ApplicationStatusTag status={data.status} />
        </Box>
      }
      lead={[data.number, t(`partnerType.${data.partnerType}`), data.programName]
        .filter((part) => part !== null)
        .join(' · ')}
      back={{ to: '/applications', label: t('nav.applications') }}
      actions={
        <>
          {data.partnerId === null ? null : (
            <Button variant="outlined" component={Link} to={`/partners/${data.partnerId}`}>
              {t('application.openPartner')}
            </Button>
          )}
          {data.caseId === null ? null : (
            <Button variant="contained" component={Link} to={`/cases/${data.caseId}`}>
              {t('application.openCase')}
            </Button>
          )}
        </>
      }
    >
      <Box sx={{ display: 'grid', gap: 2, maxWidth: 960 }}>
        <ApplicationDetails application={data} />
      </Box>
    </Page>
  );
}
