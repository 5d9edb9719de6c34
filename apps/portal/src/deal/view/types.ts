import type { Reply } from '@countersign/ui/client/operation-types';

export type Deal = Reply<'deal-registration.get'>;
export type CaseView = Reply<'case.get'>;

/** Registered, but its case has not set a deadline yet: a matter of seconds. */
export function isStarting(deal: Deal): boolean {
  return (deal.status === 'submitted' || deal.status === 'in_review') && deal.dueAt === null;
}
