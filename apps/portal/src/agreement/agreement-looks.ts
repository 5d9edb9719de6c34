import type { Reply } from '@countersign/ui/client/operation-types';
import type { Look } from '../parts/badge.tsx';

export type OwnAgreement = Reply<'agreement.mine'>['items'][number];

export const agreementLooks: Readonly<Record<OwnAgreement['status'], Look>> = {
  open: { tone: 'info', icon: 'pencil' },
  accepted: { tone: 'success', icon: 'check' },
  deemed: { tone: 'neutral', icon: 'check' },
  overdue: { tone: 'danger', icon: 'warning' },
  replaced: { tone: 'neutral', icon: 'more' },
};

export const needsAnswer = ({ status, proposal }: OwnAgreement): boolean =>
  (status === 'open' || status === 'overdue') && proposal?.status !== 'in_review';
