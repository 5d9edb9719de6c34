import type { Currency } from '../currency/currencies.ts';
import type { PartnerType, ProgramPreset } from '../partner/partner.ts';
import { defaultAgreementChangePolicy } from '../policy/default-agreement-change.ts';
import { defaultApplicationPolicy } from '../policy/default-application.ts';
import { defaultDataRequestPolicy } from '../policy/default-data-request.ts';
import { defaultDealRegistrationPolicy } from '../policy/default-deal-registration.ts';
import { defaultExitAppealPolicy, defaultExitPolicy, defaultTierChangePolicy } from '../policy/default-exit.ts';
import { defaultAdjustmentPolicy, defaultPayoutRunPolicy, defaultPeriodClosePolicy } from '../policy/default-money.ts';
import { defaultBlockingReportPolicy, defaultRenewalPolicy, defaultVettingPolicy } from '../policy/default-vetting.ts';
import type { PolicyDocument } from '../policy/policy.ts';
import type { RoutedProcess } from '../process/registry.ts';

/** Settings of a program but for its threshold, which is said in whole units of whatever currency the program has. */
export interface PresetSettings {
  readonly approvalThreshold: number;
  readonly standardDiscountBp: number;
  readonly protectionDays: number;
  readonly extensionDays: number;
  readonly offerAcceptance: string;
  readonly changesLimit: string;
  readonly openLimit: number;
  readonly dailyLimit: number;
  readonly ruleReleaseAfter: string;
  readonly sampleShareBp: number;
}

export interface Preset {
  readonly partnerTypes: readonly PartnerType[];
  /** Suggested; the company chooses. */
  readonly currency: Currency;
  readonly settings: PresetSettings;
  readonly policies: Readonly<Record<RoutedProcess, PolicyDocument>>;
}

const settings: PresetSettings = {
  approvalThreshold: 50_000,
  standardDiscountBp: 1500,
  protectionDays: 90,
  extensionDays: 30,
  offerAcceptance: '3BD',
  changesLimit: '10BD',
  openLimit: 25,
  dailyLimit: 10,
  ruleReleaseAfter: '4BH',
  sampleShareBp: 1000,
};

const policies = {
  'deal-registration': defaultDealRegistrationPolicy,
  'period-close': defaultPeriodClosePolicy,
  'payout-run': defaultPayoutRunPolicy,
  adjustment: defaultAdjustmentPolicy,
  vetting: defaultVettingPolicy,
  'blocking-report': defaultBlockingReportPolicy,
  'data-request': defaultDataRequestPolicy,
  renewal: defaultRenewalPolicy,
  application: defaultApplicationPolicy,
  'agreement-change': defaultAgreementChangePolicy,
  exit: defaultExitPolicy,
  'exit-appeal': defaultExitAppealPolicy,
  'tier-change': defaultTierChangePolicy,
} as const;

/** What a program begins with, so that a company can start in an afternoon and change it later. */
export const presets: Readonly<Record<ProgramPreset, Preset>> = {
  saas: { partnerTypes: ['reseller', 'referral'], currency: 'EUR', settings, policies },
  forex_ib: {
    partnerTypes: ['introducing_broker', 'affiliate'],
    currency: 'USD',
    settings: { ...settings, standardDiscountBp: 0, protectionDays: 60 },
    policies,
  },
  prop_firm: {
    partnerTypes: ['affiliate', 'creator', 'introducing_broker'],
    currency: 'USD',
    settings: {
      ...settings,
      approvalThreshold: 10_000,
      standardDiscountBp: 1000,
      protectionDays: 30,
      extensionDays: 15,
    },
    policies,
  },
  igaming: {
    partnerTypes: ['affiliate', 'media_buyer', 'creator'],
    currency: 'EUR',
    settings: { ...settings, standardDiscountBp: 0, protectionDays: 60 },
    policies,
  },
  agency: {
    partnerTypes: ['referral', 'technology', 'media_buyer'],
    currency: 'EUR',
    settings: { ...settings, approvalThreshold: 25_000, standardDiscountBp: 1000 },
    policies,
  },
};
