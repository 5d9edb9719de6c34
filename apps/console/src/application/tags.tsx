import type { ApplicationStatus } from '@countersign/domain/application/application';
import type { RiskLevel } from '@countersign/domain/application/risk';
import { Tag } from '../parts/tag.tsx';
import { useText } from '../text/use-text.ts';

const statusTones = {
  draft: 'neutral',
  submitted: 'info',
  in_review: 'info',
  changes_requested: 'warning',
  approved: 'success',
  rejected: 'danger',
  withdrawn: 'neutral',
  expired: 'neutral',
} as const satisfies Record<ApplicationStatus, string>;
const riskTones = { low: 'success', medium: 'warning', high: 'danger' } as const;

export function ApplicationStatusTag({ status }: { status: ApplicationStatus }) {
  const t = useText();
  return <Tag tone={statusTones[status]}>{t(`applicationStatus.${status}`)}</Tag>;
}

export function RiskTag({ risk }: { risk: RiskLevel | null }) {
  const t = useText();
  return risk === null ? '–' : <Tag tone={riskTones[risk]}>{t(`risk.${risk}`)}</Tag>;
}
