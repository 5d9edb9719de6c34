import type { AgreementVersionStatus, ConsentStatus } from '@countersign/domain/agreement/agreement';
import { Tag } from '../parts/tag.tsx';
import { useText } from '../text/use-text.ts';
import type { Tone } from '../theme/theme.ts';

const versionTones: Readonly<Record<AgreementVersionStatus, Tone>> = {
  draft: 'warning',
  in_force: 'success',
  replaced: 'neutral',
};

export function VersionTag({ status }: { status: AgreementVersionStatus }) {
  const t = useText();
  return <Tag tone={versionTones[status]}>{t(`agreementVersionStatus.${status}`)}</Tag>;
}

const consentTones: Readonly<Record<ConsentStatus, Tone>> = {
  open: 'info',
  accepted: 'success',
  deemed: 'warning',
  overdue: 'danger',
  replaced: 'neutral',
};

export function ConsentTag({ status }: { status: ConsentStatus }) {
  const t = useText();
  return <Tag tone={consentTones[status]}>{t(`consentStatus.${status}`)}</Tag>;
}
