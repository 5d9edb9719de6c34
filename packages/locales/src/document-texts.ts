import type { EventKind } from '@countersign/domain/event/event';
import type { PayoutStatus } from '@countersign/domain/payout/payout';
import type { LineKind } from '@countersign/domain/rating/line';
import type { TaxOption, TaxQuestionKey } from '@countersign/domain/tax-form/questions';

/** What statements and remittance advices say on paper. `{name}` stands for a fact. */
export interface DocumentTexts {
  readonly page: string;
  readonly acceptance: Record<
    | 'evidence'
    | 'agreement'
    | 'partner'
    | 'version'
    | 'acceptedBy'
    | 'email'
    | 'acceptedAt'
    | 'address'
    | 'userAgent'
    | 'digest'
    | 'digestHow'
    | 'language'
    | 'deemed'
    | 'deemedText'
    | 'individual'
    | 'what'
    | 'fact'
    | 'declaration'
    | 'declarationText',
    string
  >;
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
  readonly certificate: Record<
    | 'title'
    | 'person'
    | 'partner'
    | 'program'
    | 'issued'
    | 'expires'
    | 'noEnd'
    | 'statementTitle'
    | 'statement'
    | 'issuer',
    string
  >;
  readonly taxForm: Record<
    | 'title'
    | 'partner'
    | 'edition'
    | 'signedBy'
    | 'signedOn'
    | 'validThrough'
    | 'untilChanged'
    | 'answers'
    | 'question'
    | 'answer'
    | 'certified'
    | 'summaryNote'
    | 'yes'
    | 'no',
    string
  >;
  readonly taxQuestion: Record<TaxQuestionKey, string>;
  readonly taxOption: Record<TaxOption, string>;
  readonly eventKind: Record<EventKind, string>;
  readonly lineKind: Record<LineKind, string>;
  readonly payoutStatus: Record<PayoutStatus, string>;
}
