import { gateIds } from '@countersign/domain/gate/default-gates';
import { riskFactors } from '@countersign/domain/risk/risk';
import { useText } from '../text/use-text.ts';

/** What a rule of law or a factor is called, by its id. */
export function useRuleWords(): (kind: 'gate' | 'risk_weight', ruleId: string) => string {
  const t = useText();
  return (kind, ruleId) => {
    const gate = kind === 'gate' ? gateIds.find((known) => known === ruleId) : undefined;
    if (gate !== undefined) return t(`gateText.${gate}`);
    const factor = kind === 'risk_weight' ? riskFactors.find((known) => known === ruleId) : undefined;
    return factor === undefined ? ruleId : t(`vettingFactor.${factor}`);
  };
}
