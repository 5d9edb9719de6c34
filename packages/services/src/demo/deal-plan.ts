import type {
  DealField,
  DealLossReason,
  DealRejectionReason,
  DealStage,
  SaleKind,
} from '@countersign/domain/deal-registration/deal';
import type { Instant } from '@countersign/domain/time/instant';

/** Something that happens to a registration, so many hours after what happened before, moved into working hours. */
export type Intent = { readonly afterHours: number } & (
  | {
      readonly kind: 'approve' /** How many approvals at most; the rest is still to come. */;
      readonly most?: number;
      readonly acceptWaiting?: boolean;
    }
  | {
      readonly kind: 'reject';
      readonly reason: DealRejectionReason;
      readonly text: string;
      readonly note: string | null;
    }
  | { readonly kind: 'ask'; readonly fields: readonly DealField[]; readonly text: string; readonly note: string | null }
  | { readonly kind: 'answer'; readonly note: string }
  | { readonly kind: 'extend'; readonly stage: DealStage; readonly note: string }
  | { readonly kind: 'win' | 'confirm' }
  | { readonly kind: 'lose'; readonly reason: DealLossReason; readonly text: string }
  | { readonly kind: 'withdraw'; readonly text: string }
);

export interface PlannedComment {
  readonly afterHours: number;
  readonly side: 'tenant' | 'partner';
  readonly visibility: 'internal' | 'shared';
  readonly text: string;
}

/** One registration of the demo tenant, in places of the cast and with its whole story. */
export interface DealPlan {
  /** Known by when the demo is filled again after a crash. */
  readonly key: string;
  readonly partner: number;
  readonly customer: { readonly name: string; readonly country: string; readonly website: string };
  readonly lines: readonly { readonly product: number; readonly quantity: number }[];
  /** Minor units of the program's currency. */
  readonly amountMinor: bigint;
  readonly stage: DealStage;
  readonly saleKind: SaleKind;
  readonly contact: { readonly name: string; readonly title: string } | null;
  readonly discountAskedBp: number | null;
  readonly ownReference: string | null;
  readonly description: string;
  /** Place in the staff of who owns the customer's account, where it is one. */
  readonly salesOwner: number | null;
  /** Null: a draft that was never sent. */
  readonly submittedAt: Instant | null;
  readonly intents: readonly Intent[];
  readonly comments: readonly PlannedComment[];
  /** Goes on while the product runs: turns of it are mailed. */
  readonly isLive: boolean;
  /** Made after all others, because it waits behind one of them. */
  readonly isRival: boolean;
}
