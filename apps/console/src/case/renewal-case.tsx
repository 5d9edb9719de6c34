import type { CaseView } from '@countersign/contracts/case/operations';
import { Button } from '@mui/material';
import { Link } from 'react-router';
import { Section } from '../parts/section.tsx';
import { useText } from '../text/use-text.ts';
import { CaseColumns, History } from './case-columns.tsx';
import { Comments } from './comments.tsx';
import { MoneySubject } from './money-details.tsx';
import { ReviewPage } from './review-page.tsx';

/** A licence or insurance before whoever puts it on file: what was handed in, in place of what. */
export function RenewalCase({ view }: { view: CaseView }) {
  const t = useText();
  return (
    <ReviewPage
      view={view}
      actions={
        <Button variant="outlined" component={Link} to="/renewals">
          {t('renewal.title')}
        </Button>
      }
    >
      <CaseColumns view={view}>
        <Section title={t('renewal.handedIn')}>
          <MoneySubject process={view.process} subjectId={view.subjectId} task={view.task} />
        </Section>
        <Section title={t('comment.title')}>
          <Comments caseId={view.id} partnerName={null} />
        </Section>
        <History view={view} isMoney />
      </CaseColumns>
    </ReviewPage>
  );
}
