import type { EventKind } from '@countersign/domain/event/event';
import type { PayoutStatus } from '@countersign/domain/payout/payout';
import type { LineKind } from '@countersign/domain/rating/line';

/** What statements and remittance advices say on paper. `{name}` stands for a fact. */
export interface DocumentTexts {
  readonly page: string;
  readonly statement: Record<
    | 'title'
    | 'partner'
    | 'program'
    | 'period'
    | 'published'
    | 'notPublished'
    | 'summary'
    | 'opening'
    | 'earned'
    | 'corrections'
    | 'paid'
    | 'closing'
    | 'pending'
    | 'available'
    | 'lines'
    | 'noLines'
    | 'date'
    | 'what'
    | 'reference'
    | 'basis'
    | 'rate'
    | 'holdUntil'
    | 'amount'
    | 'lineTotal'
    | 'terms',
    string
  >;
  readonly remittance: Record<
    | 'title'
    | 'payee'
    | 'program'
    | 'payer'
    | 'account'
    | 'reference'
    | 'run'
    | 'payOn'
    | 'status'
    | 'reason'
    | 'lines'
    | 'byStatement'
    | 'since'
    | 'balance'
    | 'amount'
    | 'total',
    string
  >;
  readonly eventKind: Record<EventKind, string>;
  readonly lineKind: Record<LineKind, string>;
  readonly payoutStatus: Record<PayoutStatus, string>;
}
