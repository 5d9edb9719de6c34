import { gateRefusals } from '@countersign/domain/form/check-gates';
import type { ApiProblem } from '@countersign/ui/client/problem';
import type { PortalTexts } from '../app/texts.tsx';

/** Each condition that is not met, in words. */
export function gateTexts(problem: ApiProblem, texts: PortalTexts): readonly string[] {
  const reasons = problem.facts['reasons'];
  const named = Array.isArray(reasons) ? gateRefusals.filter((known) => reasons.includes(known)) : [];
  return named.length === 0 ? [texts.shared.problem.not_eligible] : named.map((reason) => texts.gate[reason]);
}
