import type { TierDirection } from './tier-change.ts';

/** A term that differs between two tiers, as a plan says it. Values are digits or words; null where a tier has none. */
export interface TierTerm {
  readonly planId: string;
  readonly planName: string;
  /** `uplift`, `parameter` or `open`: on top, of a rule, or whether the rule applies at all. */
  readonly kind: 'uplift' | 'parameter' | 'open';
  readonly rule: string | null;
  readonly name: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** What another tier would change, as it was when somebody looked. Amounts are minor units of the currency, as digits. */
export interface TierPreview {
  readonly at: number;
  readonly direction: TierDirection;
  /** The lowest first, as far as the plans say; then those that only members have. */
  readonly knownTiers: readonly string[];
  readonly terms: readonly TierTerm[];
  /** Terms agreed with this membership alone; they stand above the tier's. */
  readonly overrides: readonly { readonly planName: string; readonly rule: string; readonly validFrom: string }[];
  readonly lastPeriod: {
    readonly from: string;
    readonly to: string;
    readonly currency: string;
    readonly eventCount: number;
    readonly beforeMinor: string;
    readonly afterMinor: string;
    /** Fewer than there were, where there were too many to work out here. */
    readonly isSample: boolean;
  };
}
