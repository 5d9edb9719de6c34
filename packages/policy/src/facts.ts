import type { Facts, FactValue } from '@countersign/domain/policy/policy';
import type { RoutedProcess } from '@countersign/domain/process/registry';

/** `minor` is an amount in minor units kept as digits; conditions see it as a whole number, like `int`. */
export type FactKind = 'int' | 'minor' | 'bool' | 'string';
export type FactSchema = Readonly<Record<string, FactKind>>;

type ValueOf<Kind extends FactKind> = Kind extends 'int' ? number : Kind extends 'bool' ? boolean : string;
export type FactsOf<Schema extends FactSchema> = { readonly [Name in keyof Schema]: ValueOf<Schema[Name]> };

/** What conditions over deal registrations may ask. */
export const dealRegistrationFacts = {
  /** 0 to 100: how much the customer resembles the closest registration or account. */
  matchScore: 'int',
  /** Whether anything resembles the customer enough to be shown to an approver. */
  hasMatch: 'bool',
  isNamedAccount: 'bool',
  /** Expected amount in minor units of the program's currency at the recorded rate; "0" when amountKnown is false. */
  amountMinor: 'minor',
  /** False when there was no rate for the currency. */
  amountKnown: 'bool',
  /** The program's approval threshold in minor units of its currency. */
  thresholdMinor: 'minor',
  /** Basis points: 1800 is 18 %. */
  discountAskedBp: 'int',
  standardDiscountBp: 'int',
  hasContact: 'bool',
  /** Empty for a partner without a tier. */
  partnerTier: 'string',
  partnerType: 'string',
  productCount: 'int',
  /** Drawn for a person's eyes although a rule could decide. */
  isRandomSample: 'bool',
  /** ISO 3166-1 alpha-2, of the customer. */
  country: 'string',
  /** new, renewal or expansion; empty when not given. */
  saleKind: 'string',
  /** As the partner reports it; empty when not given. */
  stage: 'string',
} as const satisfies FactSchema;

export type DealRegistrationFacts = FactsOf<typeof dealRegistrationFacts>;

/** What conditions over the closing of a period may ask; amounts in minor units of the program's currency. */
export const periodCloseFacts = {
  earnedMinor: 'minor',
  correctionsMinor: 'minor',
  /** Earned in the period before. */
  previousEarnedMinor: 'minor',
  statementCount: 'int',
} as const satisfies FactSchema;

/** What conditions over a payout run may ask; amounts in minor units of the run's currency. */
export const payoutRunFacts = {
  totalMinor: 'minor',
  largestMinor: 'minor',
  payoutCount: 'int',
  heldCount: 'int',
  /** The program's limit above which more people are asked. */
  limitMinor: 'minor',
  rail: 'string',
} as const satisfies FactSchema;

/** What conditions over a correction by hand may ask; amounts in minor units of the program's currency. */
export const adjustmentFacts = {
  /** How much it is, whichever way. */
  sizeMinor: 'minor',
  isTakenAway: 'bool',
  /** The program's limit above which more people are asked. */
  limitMinor: 'minor',
  reason: 'string',
  /** Whether it names the event that it corrects. */
  hasEvent: 'bool',
} as const satisfies FactSchema;

/** What conditions over applications may ask. */
export const applicationFacts = {
  partnerType: 'string',
  /** ISO 3166-1 alpha-2. */
  country: 'string',
  /** low, medium or high. */
  risk: 'string',
  /** 0 to 100. */
  riskScore: 'int',
  /** By us, through a prospect's invitation. */
  isInvited: 'bool',
  /** By a partner. */
  isReferred: 'bool',
  /** Whether a partner has the same number, domain, or name and country. */
  isKnownPartner: 'bool',
  /** Whether the same applicant has another one under way. */
  hasOpenApplication: 'bool',
  wasRejectedBefore: 'bool',
  /** company, free or other. */
  mailDomain: 'string',
  audienceSize: 'int',
} as const satisfies FactSchema;

/** What conditions over vettings may ask. */
export const vettingFacts = {
  /** low, medium or high. */
  riskLevel: 'string',
  /** 0 to 100. */
  riskScore: 'int',
  /** Whether somebody who is sanctioned, or owned by such people, was found. */
  hasTrueMatch: 'bool',
  /** Whether a match waits to be reviewed. */
  hasOpenMatch: 'bool',
  /** Checks that nobody could do, or has done yet. */
  uncheckedCount: 'int',
  /** light, standard or full. */
  depth: 'string',
  /** application, existing_partner, review_due, list_change, new_owner or expiry. */
  occasion: 'string',
  partnerType: 'string',
  /** ISO 3166-1 alpha-2. */
  country: 'string',
} as const satisfies FactSchema;

/** Reports on blocked money all go one way. */
export const blockingReportFacts = { isBlocked: 'bool' } as const satisfies FactSchema;

/** What a partner would change in the terms it was asked to accept. */
export const agreementChangeFacts = {
  partnerType: 'string',
  /** ISO 3166-1 alpha-2. */
  country: 'string',
  changedLines: 'int',
} as const satisfies FactSchema;

/** What conditions over the end of a membership may ask; amounts in minor units of the program's currency. */
export const exitFacts = {
  /** Its code, such as inactivity or breach. */
  reason: 'string',
  /** Whether it takes effect without a notice period. */
  isImmediate: 'bool',
  noticeDays: 'int',
  /** Whether the partner asked for it. */
  isPartners: 'bool',
  /** Whether money of the partner is blocked by law. */
  isBlocked: 'bool',
  openDeals: 'int',
  /** Pending and available together. */
  moneyMinor: 'minor',
  /** The program's limit above which more people are asked. */
  limitMinor: 'minor',
} as const satisfies FactSchema;

/** What conditions over an appeal against the end of a membership may ask. */
export const exitAppealFacts = { reason: 'string', hasEnded: 'bool' } as const satisfies FactSchema;

/** What conditions over another tier may ask; amounts in minor units of the program's currency. */
export const tierChangeFacts = {
  /** up, down or other. */
  direction: 'string',
  /** Empty for none. */
  fromTier: 'string',
  /** Empty for none. */
  toTier: 'string',
  reason: 'string',
  /** Whether it is lent for a time. */
  hasEnd: 'bool',
  /** What the last period would have cost more; "0" when it would have cost less. */
  costMinor: 'minor',
  /** The program's limit above which more people are asked. */
  limitMinor: 'minor',
} as const satisfies FactSchema;

/** What conditions over licences and insurance handed in may ask. */
export const renewalFacts = {
  /** investment_services, gaming_affiliate, insurance and so on. */
  kind: 'string',
  /** A country, or a part of one. */
  jurisdiction: 'string',
  /** Whether nothing of its kind was on file before. */
  isFirst: 'bool',
  isStatedByStaff: 'bool',
} as const satisfies FactSchema;

/** What conditions over requests about people's data may ask. */
export const dataRequestFacts = {
  /** `export` or `erasure`. */
  kind: 'string',
  /** How the person is known: `contact`, `applicant` or `address`. */
  subjectKind: 'string',
  isIdentified: 'bool',
} as const satisfies FactSchema;

export const factSchemas = {
  'deal-registration': dealRegistrationFacts,
  'period-close': periodCloseFacts,
  'payout-run': payoutRunFacts,
  adjustment: adjustmentFacts,
  application: applicationFacts,
  vetting: vettingFacts,
  'blocking-report': blockingReportFacts,
  'data-request': dataRequestFacts,
  renewal: renewalFacts,
  'agreement-change': agreementChangeFacts,
  exit: exitFacts,
  'exit-appeal': exitAppealFacts,
  'tier-change': tierChangeFacts,
} as const satisfies Record<RoutedProcess, FactSchema>;

export type FactProblem = { readonly name: string; readonly code: 'fact_missing' | 'fact_of_wrong_type' };

/** The facts as conditions see them (whole numbers as bigint), or what is missing or of another type than declared. */
export function readFacts(
  schema: FactSchema,
  facts: Facts,
): { readonly values: Readonly<Record<string, string | bigint | boolean>>; readonly problems: readonly FactProblem[] } {
  const values: Record<string, string | bigint | boolean> = {};
  const problems: FactProblem[] = [];
  for (const [name, kind] of Object.entries(schema)) {
    const given = Object.hasOwn(facts, name) ? facts[name] : undefined;
    const value = given === undefined ? undefined : readFact(kind, given);
    if (value !== undefined) values[name] = value;
    else problems.push({ name, code: given === undefined ? 'fact_missing' : 'fact_of_wrong_type' });
  }
  return { values, problems };
}

function readFact(kind: FactKind, given: FactValue): string | bigint | boolean | undefined {
  switch (kind) {
    case 'int':
    case 'minor':
      if (typeof given === 'number') return Number.isSafeInteger(given) ? BigInt(given) : undefined;
      return typeof given === 'string' && /^-?\d{1,18}$/.test(given) ? BigInt(given) : undefined;
    case 'bool':
      return typeof given === 'boolean' ? given : undefined;
    case 'string':
      return typeof given === 'string' ? given : undefined;
    default:
      return kind satisfies never;
  }
}
