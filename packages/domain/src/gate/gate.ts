import type { LicenceKind } from '../licence/licence.ts';
import type { PartnerType, ProgramPreset } from '../partner/partner.ts';
import type { CivilDate } from '../time/civil-date.ts';
import type { CommissionModel } from './commission-models.ts';

/** `refuse` forbids, `require` asks for something on file, `hold` lets wait, `warn` tells whoever decides. */
export const gateEffects = ['refuse', 'require', 'hold', 'warn'] as const;
export type GateEffect = (typeof gateEffects)[number];

/** Facts under which a rule acts. A condition that is absent holds for everything; all that are there have to hold. */
export interface GateCondition {
  readonly programs?: readonly ProgramPreset[];
  /** Countries, parts of countries, or `EU`; met when the partner belongs to or works in one of them. */
  readonly jurisdictions?: readonly string[];
  readonly partnerTypes?: readonly PartnerType[];
  /** Met when one of these is how the partner is to be paid. */
  readonly models?: readonly CommissionModel[];
  /** Met while no such licence or registration is in force; in the gate's own jurisdictions where none is named. */
  readonly without?: { readonly licence: LicenceKind; readonly jurisdiction?: string };
  /** Met while the partner has not been cleared. */
  readonly isCleared?: false;
}

/** A rule of law, or one as strict as law, as data. Days are the first and the last on which it acts. */
export interface Gate {
  readonly id: string;
  readonly from: CivilDate | null;
  readonly to: CivilDate | null;
  readonly when: GateCondition;
  readonly effect: GateEffect;
  /** Where the rule stands, as a lawyer would cite it. */
  readonly source: string;
  /** Whether the source itself was read; others rest on what was written about it. */
  readonly isVerified: boolean;
}

/** What is known about a partner in a program, or about a program alone. */
export interface GateFacts {
  readonly programKind: ProgramPreset;
  readonly jurisdictions: readonly string[];
  /** Null where it is about no partner in particular. */
  readonly partnerType: PartnerType | null;
  readonly commissionModels: readonly CommissionModel[];
  /** Those in force on the day. */
  readonly licences: readonly { readonly kind: LicenceKind; readonly jurisdiction: string }[];
  readonly isCleared: boolean;
}
