import type { TaxRegime } from './tax-form.ts';

/** Flat, so that a part can be kept as it is answered; what is not asked any more is left aside by `asked`. */
export type TaxAnswers = Readonly<Record<string, string | boolean>>;

export const taxQuestionKinds = ['yes_no', 'choice', 'text', 'number', 'country', 'date', 'percent'] as const;

export interface TaxQuestion {
  readonly key: TaxQuestionKey;
  readonly step: TaxStep;
  readonly kind: (typeof taxQuestionKinds)[number];
  readonly options?: readonly TaxOption[];
  readonly isOptional?: boolean;
  /** Masked wherever it is shown; the whole of it is shown to whoever may, with a row in the audit log. */
  readonly isSecret?: boolean;
  readonly lengthMax?: number;
  readonly when?: (answers: TaxAnswers) => boolean;
}

export const taxSteps = ['status', 'work', 'identity', 'numbers', 'treaty', 'vat'] as const;
export type TaxStep = (typeof taxSteps)[number];

export const taxOptions = [
  // what somebody is
  'individual',
  'company',
  'flow_through',
  'public_body',
  // W-9, line 3a
  'c_corporation',
  's_corporation',
  'partnership',
  'trust_estate',
  'llc_c',
  'llc_s',
  'llc_p',
  // where work is done
  'outside_us',
  'in_us',
  'both',
  // kind of US number
  'ssn',
  'itin',
  'ein',
  'none',
  // W-8BEN-E, line 5: those that partners come with
  'active_nffe',
  'passive_nffe',
  'public_nffe',
  'model_1_ffi',
  'model_2_ffi',
  'participating_ffi',
  'other',
  // W-8BEN-E, line 14b
  'lob_government',
  'lob_public',
  'lob_ownership',
  'lob_active_trade',
  'lob_determination',
  'lob_none',
  // kind of income of a treaty claim
  'services',
  'royalties',
  'business_profits',
] as const;
export type TaxOption = (typeof taxOptions)[number];

export const taxQuestionKeys = [
  'isUsPerson',
  'entity',
  'usClass',
  'workPlace',
  'isConnected',
  'name',
  'tradeName',
  'country',
  'citizenship',
  'bornOn',
  'street',
  'city',
  'postcode',
  'region',
  'residence',
  'mailingCountry',
  'phone',
  'usNumberKind',
  'usNumber',
  'foreignNumber',
  'hasNoForeignNumber',
  'isBackupWithheld',
  'chapter4',
  'giin',
  'claimsTreaty',
  'treatyCountry',
  'treatyArticle',
  'treatyRate',
  'treatyIncome',
  'treatyBasis',
  'treatyReasons',
  'isVatRegistered',
  'vatNumber',
  'isSmallBusiness',
  'taxNumber',
  'selfBilling',
] as const;
export type TaxQuestionKey = (typeof taxQuestionKeys)[number];

const is = (key: TaxQuestionKey, value: string | boolean) => (answers: TaxAnswers) => answers[key] === value;
const isUs = is('isUsPerson', true);
const isForeign = is('isUsPerson', false);
const isPerson = is('entity', 'individual');
const isForeignCompany = (answers: TaxAnswers) => isForeign(answers) && answers['entity'] === 'company';
const isForeignPerson = (answers: TaxAnswers) => isForeign(answers) && isPerson(answers);
const claims = is('claimsTreaty', true);

/** Of a program under the tax law of the United States, in the order in which they are asked. */
const usQuestions: readonly TaxQuestion[] = [
  { key: 'isUsPerson', step: 'status', kind: 'yes_no' },
  {
    key: 'entity',
    step: 'status',
    kind: 'choice',
    options: ['individual', 'company', 'flow_through', 'public_body'],
    when: isForeign,
  },
  {
    key: 'usClass',
    step: 'status',
    kind: 'choice',
    options: ['individual', 'c_corporation', 's_corporation', 'partnership', 'trust_estate', 'llc_c', 'llc_s', 'llc_p'],
    when: isUs,
  },
  { key: 'workPlace', step: 'work', kind: 'choice', options: ['outside_us', 'in_us', 'both'], when: isForeign },
  { key: 'isConnected', step: 'work', kind: 'yes_no', when: isForeign },
  { key: 'name', step: 'identity', kind: 'text', lengthMax: 200 },
  { key: 'tradeName', step: 'identity', kind: 'text', lengthMax: 200, isOptional: true },
  { key: 'country', step: 'identity', kind: 'country', when: isForeignCompany },
  { key: 'citizenship', step: 'identity', kind: 'country', when: isForeignPerson },
  { key: 'bornOn', step: 'identity', kind: 'date', isSecret: true, when: isForeignPerson },
  { key: 'street', step: 'identity', kind: 'text', lengthMax: 200 },
  { key: 'city', step: 'identity', kind: 'text', lengthMax: 100 },
  { key: 'region', step: 'identity', kind: 'text', lengthMax: 100, isOptional: true },
  { key: 'postcode', step: 'identity', kind: 'text', lengthMax: 20, isOptional: true },
  { key: 'residence', step: 'identity', kind: 'country' },
  { key: 'mailingCountry', step: 'identity', kind: 'country', isOptional: true, when: isForeign },
  { key: 'phone', step: 'identity', kind: 'text', lengthMax: 30, isOptional: true, when: isForeign },
  { key: 'usNumberKind', step: 'numbers', kind: 'choice', options: ['ssn', 'ein'], when: isUs },
  { key: 'usNumberKind', step: 'numbers', kind: 'choice', options: ['none', 'itin', 'ssn'], when: isForeignPerson },
  { key: 'usNumberKind', step: 'numbers', kind: 'choice', options: ['none', 'ein'], when: isForeignCompany },
  {
    key: 'usNumber',
    step: 'numbers',
    kind: 'number',
    isSecret: true,
    when: ({ usNumberKind }) => usNumberKind !== undefined && usNumberKind !== 'none',
  },
  { key: 'hasNoForeignNumber', step: 'numbers', kind: 'yes_no', when: isForeign },
  {
    key: 'foreignNumber',
    step: 'numbers',
    kind: 'number',
    isSecret: true,
    when: (answers) => isForeign(answers) && answers['hasNoForeignNumber'] === false,
  },
  { key: 'isBackupWithheld', step: 'numbers', kind: 'yes_no', when: isUs },
  {
    key: 'chapter4',
    step: 'numbers',
    kind: 'choice',
    options: ['active_nffe', 'passive_nffe', 'public_nffe', 'model_1_ffi', 'model_2_ffi', 'participating_ffi', 'other'],
    when: isForeignCompany,
  },
  {
    key: 'giin',
    step: 'numbers',
    kind: 'number',
    when: ({ chapter4 }) => typeof chapter4 === 'string' && chapter4.endsWith('_ffi'),
  },
  { key: 'claimsTreaty', step: 'treaty', kind: 'yes_no', when: isForeign },
  { key: 'treatyCountry', step: 'treaty', kind: 'country', when: claims },
  { key: 'treatyArticle', step: 'treaty', kind: 'text', lengthMax: 60, when: claims },
  { key: 'treatyRate', step: 'treaty', kind: 'percent', when: claims },
  {
    key: 'treatyIncome',
    step: 'treaty',
    kind: 'choice',
    options: ['services', 'royalties', 'business_profits'],
    when: claims,
  },
  {
    key: 'treatyBasis',
    step: 'treaty',
    kind: 'choice',
    options: ['lob_active_trade', 'lob_ownership', 'lob_public', 'lob_government', 'lob_determination', 'lob_none'],
    when: (answers) => claims(answers) && isForeignCompany(answers),
  },
  { key: 'treatyReasons', step: 'treaty', kind: 'text', lengthMax: 500, isOptional: true, when: claims },
];

/** Of a program elsewhere: whether invoices carry value added tax, and whether they may be issued in the partner's name. */
const vatQuestions: readonly TaxQuestion[] = [
  { key: 'entity', step: 'status', kind: 'choice', options: ['individual', 'company'] },
  { key: 'name', step: 'identity', kind: 'text', lengthMax: 200 },
  { key: 'street', step: 'identity', kind: 'text', lengthMax: 200 },
  { key: 'city', step: 'identity', kind: 'text', lengthMax: 100 },
  { key: 'postcode', step: 'identity', kind: 'text', lengthMax: 20, isOptional: true },
  { key: 'residence', step: 'identity', kind: 'country' },
  { key: 'workPlace', step: 'work', kind: 'country' },
  { key: 'isVatRegistered', step: 'vat', kind: 'yes_no' },
  { key: 'vatNumber', step: 'vat', kind: 'number', isSecret: true, when: is('isVatRegistered', true) },
  { key: 'isSmallBusiness', step: 'vat', kind: 'yes_no', when: is('isVatRegistered', false) },
  { key: 'taxNumber', step: 'vat', kind: 'number', isSecret: true, isOptional: true },
  { key: 'selfBilling', step: 'vat', kind: 'yes_no' },
];

/** What is asked now, in order, given what was answered. */
export function askedQuestions(regime: TaxRegime, answers: TaxAnswers): readonly TaxQuestion[] {
  const questions = regime === 'us' ? usQuestions : vatQuestions;
  const left: Record<string, string | boolean> = {};
  const asked: TaxQuestion[] = [];
  for (const question of questions) {
    if (question.when !== undefined && !question.when(left)) continue;
    asked.push(question);
    const answer = answers[question.key];
    if (answer !== undefined) left[question.key] = answer;
  }
  return asked;
}

/** The answers without those to questions that are not asked any more. */
export function answersAsked(regime: TaxRegime, answers: TaxAnswers): TaxAnswers {
  const keys = new Set<string>(askedQuestions(regime, answers).map(({ key }) => key));
  return Object.fromEntries(Object.entries(answers).filter(([key]) => keys.has(key)));
}

const secretKeys: ReadonlySet<string> = new Set(
  [...usQuestions, ...vatQuestions].filter(({ isSecret }) => isSecret).map(({ key }) => key),
);

/** With the last four signs of what is secret, and nothing at all of a day of birth. */
export function maskAnswers(answers: TaxAnswers): TaxAnswers {
  return Object.fromEntries(
    Object.entries(answers).map(([key, value]) => [key, secretKeys.has(key) ? maskOf(key, value) : value]),
  );
}

function maskOf(key: string, value: string | boolean): string | boolean {
  if (typeof value === 'boolean') return value;
  return key === 'bornOn' || value.length <= 5 ? '••••' : `•••• ${value.slice(-4)}`;
}
