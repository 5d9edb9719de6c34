import type { CaseView } from '@countersign/contracts/case/operations';
import { Button } from '@mui/material';
import { Link } from 'react-router';
import { Section } from '../parts/section.tsx';
import { useText } from '../text/use-text.ts';
import { CaseColumns, History } from './case-columns.tsx';
import { Comments } from './comments.tsx';
import { MoneySubject } from './money-details.tsx';
import { ReviewPage } from './review-page.tsx';
import { WithdrawCase } from './withdraw-case.tsx';

export type MoneyCaseView = CaseView & { readonly process: keyof typeof subjects };

const subjects = {
  'period-close': { path: '/periods', open: 'moneyCase.openPeriod', details: 'moneyCase.periodDetails' },
  'payout-run': { path: '/payout-runs', open: 'moneyCase.openRun', details: 'moneyCase.runDetails' },
  adjustment: { path: '/adjustments', open: 'adjustment.open', details: 'adjustment.details' },
  exit: { path: '/exits', open: 'exit.open', details: 'exit.details' },
  'exit-appeal': { path: '/exits', open: 'exit.open', details: 'exit.appeal' },
  'tier-change': { path: '/tier-changes', open: 'tierChange.open', details: 'tierChange.details' },
} as const;

/** Whether a case is about money and not about a registration. */
export function isMoneyCase(view: CaseView): view is MoneyCaseView {
  return view.process in subjects;
}

/** A closed period, a payout run or a correction before its approvers: what it is, what approving does, who decides. */
export function MoneyCase({ view }: { view: MoneyCaseView }) {
  const t = useText();
  const subject = subjects[view.process];
  return (
    <ReviewPage
      view={view}
      actions={
        <>
          <WithdrawCase view={view} />
          <Button variant="outlined" component={Link} to={`${subject.path}/${view.subjectId}`}>
            {t(subject.open)}
          </Button>
        </>
      }
    >
      <CaseColumns view={view}>
        <Section title={t(subject.details)}>
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
