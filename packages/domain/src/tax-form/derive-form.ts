import type { TaxAnswers } from './questions.ts';
import { isManualForm, type ManualTaxForm, type TaxForm, type TaxRegime } from './tax-form.ts';

export const taxRuleIds = [
  'us_person',
  'intermediary',
  'public_body',
  'connected',
  'person_works_in_us',
  'company_works_in_us',
  'foreign_person',
  'foreign_company',
  'vat_registered',
  'vat_not_registered',
] as const;
export type TaxRuleId = (typeof taxRuleIds)[number];

export type DerivedForm =
  | { readonly kind: 'form'; readonly form: TaxForm; readonly rule: TaxRuleId }
  /** Another form is needed than this interview can give: staff asks for it. */
  | { readonly kind: 'manual'; readonly form: ManualTaxForm; readonly rule: TaxRuleId }
  /** Not answered far enough. */
  | { readonly kind: 'open' };

interface TaxRule {
  readonly id: TaxRuleId;
  readonly when: (answers: TaxAnswers) => boolean;
  readonly gives: TaxForm | ManualTaxForm;
  readonly source: string;
}

const foreign = ({ isUsPerson }: TaxAnswers) => isUsPerson === false;
const worksInUs = ({ workPlace }: TaxAnswers) => workPlace === 'in_us' || workPlace === 'both';
const saysWhere = ({ workPlace, isConnected }: TaxAnswers) => workPlace !== undefined && isConnected !== undefined;

/**
 * The first rule that holds decides. Each names the text of the IRS that it follows; nothing of it is advice, and a partner
 * may always be asked again by staff.
 */
const usRules: readonly TaxRule[] = [
  {
    id: 'us_person',
    when: ({ isUsPerson, usClass }) => isUsPerson === true && usClass !== undefined,
    gives: 'w9',
    source: 'Instructions for Form W-9 (Rev. March 2024), Definition of a U.S. person',
  },
  {
    id: 'intermediary',
    when: (answers) => foreign(answers) && answers['entity'] === 'flow_through',
    gives: 'w8imy',
    source:
      'Instructions for Form W-8BEN-E (Rev. October 2021), Do not use Form W-8BEN-E: intermediary, partnership, simple or grantor trust',
  },
  {
    id: 'public_body',
    when: (answers) => foreign(answers) && answers['entity'] === 'public_body',
    gives: 'w8exp',
    source:
      'Instructions for Form W-8BEN-E (Rev. October 2021), Do not use Form W-8BEN-E: sections 115(2), 501(c), 892, 895, 1443(b)',
  },
  {
    id: 'connected',
    when: (answers) => foreign(answers) && saysWhere(answers) && answers['isConnected'] === true,
    gives: 'w8eci',
    source:
      'Instructions for Form W-8BEN (Rev. October 2021), Do not use Form W-8BEN: income effectively connected with a U.S. trade or business',
  },
  {
    id: 'person_works_in_us',
    when: (answers) =>
      foreign(answers) && saysWhere(answers) && answers['entity'] === 'individual' && worksInUs(answers),
    gives: '8233',
    source:
      'Instructions for Form W-8BEN (Rev. October 2021), Do not use Form W-8BEN: compensation for personal services performed in the United States',
  },
  {
    id: 'company_works_in_us',
    when: (answers) => foreign(answers) && saysWhere(answers) && answers['entity'] === 'company' && worksInUs(answers),
    gives: 'w8eci',
    source:
      '26 U.S.C. 864(b): services performed within the United States are a trade or business there; 26 CFR 1.1441-4(a)(2)',
  },
  {
    id: 'foreign_person',
    when: (answers) => foreign(answers) && saysWhere(answers) && answers['entity'] === 'individual',
    gives: 'w8ben',
    source: 'Instructions for Form W-8BEN (Rev. October 2021), Who must provide Form W-8BEN',
  },
  {
    id: 'foreign_company',
    when: (answers) => foreign(answers) && saysWhere(answers) && answers['entity'] === 'company',
    gives: 'w8ben_e',
    source: 'Instructions for Form W-8BEN-E (Rev. October 2021), Who must provide Form W-8BEN-E',
  },
];

const vatRules: readonly TaxRule[] = [
  {
    id: 'vat_registered',
    when: ({ isVatRegistered }) => isVatRegistered === true,
    gives: 'vat_registered',
    source: 'Directive 2006/112/EC, art. 214; self-billing: art. 224',
  },
  {
    id: 'vat_not_registered',
    when: ({ isVatRegistered }) => isVatRegistered === false,
    gives: 'vat_not_registered',
    source: 'Directive 2006/112/EC, art. 281 to 292 (small enterprises), art. 9 (no taxable person)',
  },
];

/** Which form the answers call for. */
export function deriveForm(regime: TaxRegime, answers: TaxAnswers): DerivedForm {
  const rule = (regime === 'us' ? usRules : vatRules).find(({ when }) => when(answers));
  if (rule === undefined) return { kind: 'open' };
  const { id } = rule;
  return isManualForm(rule.gives)
    ? { kind: 'manual', form: rule.gives, rule: id }
    : { kind: 'form', form: rule.gives, rule: id };
}

/** Where a rule is written; shown with what it decided. */
export function taxRuleSource(id: TaxRuleId): string {
  const rule = [...usRules, ...vatRules].find((one) => one.id === id);
  if (rule === undefined) throw new Error(`there is no tax rule ${id}`);
  return rule.source;
}
