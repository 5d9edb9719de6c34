import type { Database, Transaction } from '@countersign/db/client';
import type { ContactRole, MemberRole } from '@countersign/domain/member/roles';
import type { Rail } from '@countersign/domain/payout/payout';
import type { Permission } from '@countersign/domain/permission/permissions';
import type { CaseRunner } from '@countersign/ports/case-runner/port';
import type { Crm } from '@countersign/ports/crm/port';
import type { FileStore } from '@countersign/ports/file-store/port';
import type { MailingList } from '@countersign/ports/mailing-list/port';
import type { PayoutRail } from '@countersign/ports/payout-rail/port';
import type { TradingPlatform } from '@countersign/ports/trading-platform/port';
import type { VatRegister } from '@countersign/ports/vat-register/port';
import type { Vault } from '@countersign/ports/vault/port';
import type { VirusScanner } from '@countersign/ports/virus-scanner/port';

/** Who does something. Four eyes counts `personId`, never the login. */
export type Actor =
  | {
      readonly kind: 'member';
      readonly id: string;
      readonly personId: string;
      readonly userId: string;
      readonly name: string;
      readonly roles: readonly MemberRole[];
      readonly permissions: ReadonlySet<Permission>;
      /** The API key it came by, if it was one. */
      readonly apiKeyId: string | null;
    }
  | {
      readonly kind: 'contact';
      readonly id: string;
      readonly personId: string;
      readonly userId: string;
      readonly name: string;
      readonly partnerId: string;
      readonly roles: readonly ContactRole[];
      readonly permissions: ReadonlySet<Permission>;
      /** What the roles would allow if the partner were active. */
      readonly withheld: ReadonlySet<Permission>;
      readonly seesAllDeals: boolean;
    }
  /** Whoever holds the link that was sent to the address on an application; may do what concerns that one alone. */
  | { readonly kind: 'applicant'; readonly id: string; readonly personId: string | null; readonly name: string }
  | { readonly kind: 'system'; readonly name: string }
  /** Nobody in any tenant; `userId` when somebody is signed in all the same. */
  | { readonly kind: 'nobody'; readonly userId?: string };

export interface Log {
  debug(facts: object, message: string): void;
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

export interface Ids {
  /** A new sortable id with a prefix: `deal_01j...`. */
  next(prefix: string): string;
}

/** The caller's key for one write, as the API received it. */
export interface IdempotencyClaim {
  readonly caller: string;
  readonly key: string;
  readonly operation: string;
  readonly payloadHash: string;
  /** Set when the stored answer of an earlier call was given. */
  wasReplayed: boolean;
}

/** The outside world, as verbs reach it; never inside a transaction. */
export interface Ports {
  readonly caseRunner: CaseRunner;
  readonly fileStore: FileStore;
  readonly vault: Vault;
  /** How money leaves by each rail; which kind it is depends on the configuration. */
  readonly payoutRails: Readonly<Record<Rail, PayoutRail>>;
  readonly vatRegister: VatRegister;
  readonly virusScanner: VirusScanner;
  /** Where partners are set up; null where nothing is configured. */
  readonly systems: {
    readonly crm: Crm | null;
    readonly tradingPlatform: TradingPlatform | null;
    readonly mailingList: MailingList | null;
  };
}

/** All that a verb may lean on besides its input. */
export interface ServiceContext {
  readonly tenantId: string;
  readonly actor: Actor;
  readonly db: Database;
  readonly now: () => number;
  readonly ids: Ids;
  /** From 0 to below 1; tests give their own. */
  readonly random: () => number;
  readonly log: Log;
  readonly requestId: string | null;
  readonly idempotency: IdempotencyClaim | null;
  readonly ports: Ports;
  /** Addresses that links in mails lead to, and that partners' links begin with. */
  readonly urls: { readonly portal: string; readonly console: string; readonly tracker: string };
  /** Where a request came from, as far as it is known: evidence of what somebody agreed to. */
  readonly client?: { readonly address: string | null; readonly userAgent: string | null };
  /** What this installation takes; the product's own limits where it says nothing. */
  readonly limits?: Limits;
}

export interface Limits {
  readonly importBytesMax: number;
  readonly importRowsMax: number;
  /** Of files that people look at; the product's own limit where it is not said. */
  readonly fileBytesMax?: number;
  readonly filesPerApplicationMax?: number;
  readonly filesPerDayMax?: number;
  readonly fileLinkMinutes?: number;
}

export type { Transaction };
