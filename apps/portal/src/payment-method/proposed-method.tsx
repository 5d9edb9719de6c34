import { useSession } from '../app/session.tsx';
import { useWords } from '../app/texts.tsx';
import { Card } from '../parts/page.tsx';
import { Notice } from '../parts/states.tsx';
import { type Step, StepList } from '../parts/step-list.tsx';
import { MethodFacts } from './method-facts.tsx';
import type { PaymentMethod } from './method-standing.ts';

/** What it has passed and what it waits for, and what happens to payouts meanwhile. */
export function ProposedMethod({ method }: { readonly method: PaymentMethod }) {
  const { texts, fill, format } = useWords();
  const { current } = useSession();
  const isConfirmed = method.status === 'confirmed';
  const steps: Step[] = [
    {
      title: texts.paymentMethods.steps.proposed,
      text: fill(texts.paymentMethods.proposedStep, {
        name: method.proposedBy,
        date: format.dateTime(method.proposedAt),
      }),
      state: 'done',
    },
    {
      title: texts.paymentMethods.steps.confirmed,
      text: isConfirmed
        ? fill(texts.paymentMethods.confirmedStep, { name: method.confirmedBy ?? '' })
        : fill(texts.paymentMethods.waitsForConfirmation, { company: current?.tenantName ?? '' }),
      state: isConfirmed ? 'done' : 'now',
    },
    {
      title: texts.paymentMethods.steps.usable,
      text: fill(texts.paymentMethods.coolingOff, { date: format.dateTime(method.usableFrom) }),
      state: isConfirmed ? 'now' : 'later',
    },
  ];
  return (
    <Card title={texts.paymentMethods.proposed} tone="attention">
      <MethodFacts method={method} />
      <StepList steps={steps} />
      <Notice kind="warning">
        <p>{texts.paymentMethods.holdsPayouts}</p>
        <p>{texts.paymentMethods.notYou}</p>
      </Notice>
    </Card>
  );
}
