import type { LicenceKind } from '../licence/licence.ts';
import type { PartyKind } from '../ownership/holding.ts';
import type { SubjectForm } from './depth.ts';
import type { PartyRole, TrafficSource } from './vetting.ts';

/** The partner itself among the parties of its structure. */
export const ownParty = 'self';

export interface StatedParty {
  /** Chosen by whoever states it; holdings refer to it. */
  readonly id: string;
  readonly kind: PartyKind;
  readonly name: string;
  readonly aliases: readonly string[];
  /** `1960-12-13`, or a year; null for companies. */
  readonly bornOn: string | null;
  /** ISO 3166-1 alpha-2. */
  readonly country: string | null;
  readonly roles: readonly PartyRole[];
  readonly isPoliticallyExposed: boolean;
}

export interface StatedLicence {
  readonly kind: LicenceKind;
  readonly jurisdiction: string;
  readonly regulator: string;
  readonly number: string;
  readonly validFrom: string | null;
  readonly expiresOn: string | null;
  readonly fileId: string | null;
}

/** All that is stated about a partner: one document, so that a decision names the hash of what it was taken on. */
export interface VettingStatement {
  readonly form: SubjectForm;
  readonly legalName: string;
  readonly aliases: readonly string[];
  readonly country: string;
  readonly address: string | null;
  /** Of a person who works alone. */
  readonly bornOn: string | null;
  readonly registrationNumber: string | null;
  readonly lei: string | null;
  readonly vatNumber: string | null;
  readonly website: string | null;
  readonly email: string | null;
  /** Countries, or parts of them, in which the partner promotes. */
  readonly markets: readonly string[];
  readonly parties: readonly StatedParty[];
  readonly holdings: readonly { readonly holderId: string; readonly heldId: string; readonly percent: string }[];
  readonly licences: readonly StatedLicence[];
  readonly trafficSources: readonly TrafficSource[];
  readonly isBannedElsewhere: boolean;
  /** Null where it says that there is none. */
  readonly conflict: string | null;
  readonly fileIds: readonly string[];
}
