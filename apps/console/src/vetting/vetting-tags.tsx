import type { CheckOutcome } from '@countersign/domain/check/check';
import type { GateEffect } from '@countersign/domain/gate/gate';
import type { RiskLevel } from '@countersign/domain/risk/risk';
import type { VettingStatus } from '@countersign/domain/vetting/vetting';
import { Tag } from '../parts/tag.tsx';
import { useText } from '../text/use-text.ts';

const statusTones = {
  awaiting_partner: 'warning',
  checking: 'info',
  in_review: 'brand',
  cleared: 'success',
  rejected: 'danger',
  withdrawn: 'neutral',
} as const;
const riskTones = { low: 'success', medium: 'warning', high: 'danger' } as const;
const outcomeTones = { clear: 'success', attention: 'warning', adverse: 'danger', not_checked: 'neutral' } as const;
const effectTones = { refuse: 'danger', require: 'warning', hold: 'warning', warn: 'neutral' } as const;

export function VettingStatusTag({ status }: { status: VettingStatus }) {
  const t = useText();
  return <Tag tone={statusTones[status]}>{t(`vettingStatus.${status}`)}</Tag>;
}

export function RiskTag({ level }: { level: RiskLevel | null }) {
  const t = useText();
  return level === null ? '–' : <Tag tone={riskTones[level]}>{t(`riskLevel.${level}`)}</Tag>;
}

export function OutcomeTag({ outcome }: { outcome: CheckOutcome }) {
  const t = useText();
  return <Tag tone={outcomeTones[outcome]}>{t(`checkOutcome.${outcome}`)}</Tag>;
}

export function GateEffectTag({ effect }: { effect: GateEffect }) {
  const t = useText();
  return <Tag tone={effectTones[effect]}>{t(`gateEffect.${effect}`)}</Tag>;
}
