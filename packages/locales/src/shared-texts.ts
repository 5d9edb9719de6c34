import type { TimelineKind } from '@countersign/domain/approval/approval';
import type {
  DealField,
  DealLossReason,
  DealRejectionReason,
  DealStage,
  DealStatus,
  SaleKind,
} from '@countersign/domain/deal-registration/deal';
import type { Competence } from '@countersign/domain/directory/directory';
import type { ErrorCode } from '@countersign/domain/error/codes';
import type { FieldCode } from '@countersign/domain/error/field-codes';
import type { ContactRole, MemberRole, MembershipStatus } from '@countersign/domain/member/roles';
import type { PartnerStatus, PartnerType } from '@countersign/domain/partner/partner';

/** What both web apps say about the same things. `unreachable` and `unreadable` are the client's own. */
export interface SharedTexts {
  readonly competence: Record<Competence, string>;
  readonly dealStatus: Record<DealStatus, string>;
  readonly dealStage: Record<DealStage, string>;
  readonly saleKind: Record<SaleKind, string>;
  readonly dealField: Record<DealField, string>;
  readonly rejectionReason: Record<DealRejectionReason, string>;
  readonly lossReason: Record<DealLossReason, string>;
  readonly timeline: Record<TimelineKind, string>;
  readonly memberRole: Record<MemberRole, string>;
  readonly contactRole: Record<ContactRole, string>;
  readonly membershipStatus: Record<MembershipStatus, string>;
  readonly partnerType: Record<PartnerType, string>;
  readonly partnerStatus: Record<PartnerStatus, string>;
  readonly problem: Record<ErrorCode | 'unreachable' | 'unreadable', string>;
  readonly fieldProblem: Record<FieldCode, string>;
}
