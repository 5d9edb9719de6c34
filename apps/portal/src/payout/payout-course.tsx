import { useWords } from '../app/texts.tsx';
import { Card } from '../parts/page.tsx';
import { type Step, StepList } from '../parts/step-list.tsx';
import type { Payout } from './payout-looks.ts';

/** Planned, sent, arrived: how far it has come. */
export function PayoutCourse({ payout }: { readonly payout: Payout }) {
  const { texts, format } = useWords();
  const isOver = payout.status === 'failed' || payout.status === 'returned' || payout.status === 'cancelled';
  const steps: Step[] = [
    {
      title: texts.payouts.steps.planned,
      text: format.civilDate(payout.payOn),
      state: payout.status === 'held' ? 'stopped' : payout.sentAt === null ? 'now' : 'done',
    },
    {
      title: texts.payouts.steps.sent,
      text: payout.sentAt === null ? '' : format.dateTime(payout.sentAt),
      state: payout.sentAt === null ? (isOver ? 'stopped' : 'later') : 'done',
    },
    {
      title: isOver ? texts.payouts.states[payout.status] : texts.payouts.steps.arrived,
      text: payout.settledAt === null ? '' : format.dateTime(payout.settledAt),
      state: payout.status === 'paid' ? 'done' : isOver ? 'stopped' : payout.sentAt === null ? 'later' : 'now',
    },
  ];
  return (
    <Card title={texts.payouts.course}>
      <StepList steps={steps} />
    </Card>
  );
}
