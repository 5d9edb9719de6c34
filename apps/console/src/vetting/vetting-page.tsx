import { Button } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { Page } from '../parts/page.tsx';
import { ErrorState, LoadingLines } from '../parts/states.tsx';
import { useText } from '../text/use-text.ts';
import { vettingQuery } from './vetting-query.ts';
import { VettingView } from './vetting-view.tsx';

/** One vetting: what was stated, what was found, and what comes of it. */
export default function VettingPage() {
  const t = useText();
  const { vettingId = '' } = useParams();
  const { data: vetting, error, isPending, refetch } = useQuery(vettingQuery(vettingId));
  if (isPending) return <LoadingLines lines={10} />;
  if (vetting === undefined) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return (
    <Page
      title={vetting.partner.name}
      lead={`${vetting.number} · ${vetting.program.name}`}
      back={{ to: '/vettings', label: t('vetting.back') }}
      actions={
        vetting.caseId === null ? null : (
          <Button
            variant={vetting.status === 'in_review' ? 'contained' : 'outlined'}
            component={Link}
            to={`/cases/${vetting.caseId}`}
          >
            {t('vetting.toCase')}
          </Button>
        )
      }
    >
      <VettingView vetting={vetting} />
    </Page>
  );
}
