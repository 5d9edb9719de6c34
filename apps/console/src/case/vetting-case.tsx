import type { CaseView } from '@countersign/contracts/case/operations';
import { Alert, Button } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useMay } from '../auth/session.tsx';
import { Section } from '../parts/section.tsx';
import { ErrorState, LoadingLines } from '../parts/states.tsx';
import { useText } from '../text/use-text.ts';
import { vettingQuery } from '../vetting/vetting-query.ts';
import { VettingView } from '../vetting/vetting-view.tsx';
import { CaseColumns, History } from './case-columns.tsx';
import { Comments } from './comments.tsx';
import { ReviewPage } from './review-page.tsx';

/** The review of a vetting, or of a report on blocked money: what was found, who decides, what happened. */
export function VettingCase({ view }: { view: CaseView }) {
  const t = useText();
  const may = useMay();
  const isVetting = view.process === 'vetting';
  return (
    <ReviewPage
      view={view}
      actions={
        isVetting && may('vetting.get') ? (
          <Button variant="outlined" component={Link} to={`/vettings/${view.subjectId}`}>
            {t('vetting.openVetting')}
          </Button>
        ) : null
      }
    >
      <CaseColumns view={view}>
        {isVetting && may('vetting.get') ? <Found id={view.subjectId} /> : null}
        {isVetting ? null : <Alert severity="warning">{t('vetting.reportText', { partner: view.title })}</Alert>}
        <Section title={t('comment.title')}>
          <Comments caseId={view.id} partnerName={null} />
        </Section>
        <History view={view} isMoney />
      </CaseColumns>
    </ReviewPage>
  );
}

function Found({ id }: { id: string }) {
  const { data: vetting, error, isPending, refetch } = useQuery(vettingQuery(id));
  if (isPending) return <LoadingLines lines={8} />;
  if (vetting === undefined) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return <VettingView vetting={vetting} />;
}
