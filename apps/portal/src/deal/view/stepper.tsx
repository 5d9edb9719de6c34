import type { DealStatus } from '@countersign/domain/deal-registration/deal';
import { useWords } from '../../app/texts.tsx';
import { Icon } from '../../parts/icon.tsx';

const steps = ['register', 'review', 'protect', 'win'] as const;

/** How many steps are behind, and whether the way ended before the last. */
const progress: Record<DealStatus, { readonly done: number; readonly isEnded?: true }> = {
  draft: { done: 0 },
  submitted: { done: 1 },
  in_review: { done: 1 },
  changes_requested: { done: 1 },
  waitlisted: { done: 2 },
  offered: { done: 2 },
  approved: { done: 3 },
  win_reported: { done: 3 },
  won: { done: 4 },
  rejected: { done: 1, isEnded: true },
  withdrawn: { done: 1, isEnded: true },
  expired: { done: 3, isEnded: true },
  lost: { done: 3, isEnded: true },
};

export function Stepper({ status }: { readonly status: DealStatus }) {
  const { texts } = useWords();
  const { done, isEnded } = progress[status];
  return (
    <ol className="stepper" aria-label={texts.deal.stepsLabel}>
      {steps.map((step, index) => {
        const state = index < done ? 'done' : index > done ? 'ahead' : isEnded === true ? 'ended' : 'current';
        return (
          <li key={step} className={`step step-${state}`} aria-current={state === 'current' ? 'step' : undefined}>
            <span className="step-mark">
              {state === 'done' && <Icon name="check" size={14} />}
              {state === 'ended' && <Icon name="cross" size={14} />}
            </span>
            <span className="step-name">{texts.deal.steps[step]}</span>
          </li>
        );
      })}
    </ol>
  );
}
