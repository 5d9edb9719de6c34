import type { Reply } from '@countersign/ui/client/operation-types';
import type { Look } from '../parts/badge.tsx';

export type OwnTax = Reply<'tax-form.mine'>['items'][number];
export type TaxForm = Reply<'tax-form.get'>;
export type Question = TaxForm['questions'][number];

export const taxLooks: Readonly<Record<OwnTax['standing'], Look>> = {
  missing: { tone: 'warning', icon: 'warning' },
  draft: { tone: 'info', icon: 'pencil' },
  in_review: { tone: 'info', icon: 'clock' },
  asked_again: { tone: 'warning', icon: 'undo' },
  valid: { tone: 'success', icon: 'check' },
  expiring: { tone: 'warning', icon: 'hourglass' },
  expired: { tone: 'danger', icon: 'circle-cross' },
};
