import type { CaseView } from '@countersign/contracts/case/operations';
import { DealStatusTag } from '../parts/deal-status-tag.tsx';
import { Tag } from '../parts/tag.tsx';
import { useLookedUpText } from '../text/use-looked-up-text.ts';
import type { Tone } from '../theme/theme.ts';

const tones: Readonly<Record<string, Tone>> = {
  submitted: 'info',
  in_review: 'info',
  approved: 'success',
  rejected: 'danger',
  withdrawn: 'neutral',
};

/** Where a case stands, in the words of its process. */
export function CaseStatusTag({ view }: { view: CaseView }) {
  const lookUp = useLookedUpText();
  if (view.process === 'deal-registration') return <DealStatusTag status={view.status} />;
  return <Tag tone={tones[view.status] ?? 'neutral'}>{lookUp('moneyCase.status', view.status)}</Tag>;
}
