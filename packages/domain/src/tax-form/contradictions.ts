import type { TaxAnswers, TaxQuestionKey } from './questions.ts';
import type { AnyTaxForm } from './tax-form.ts';

export const taxContradictions = [
  'us_address',
  'us_mailing_address',
  'us_phone',
  'us_citizen',
  'us_formed',
  'us_number_of_person',
  'treaty_elsewhere',
  'treaty_rate_missing_basis',
  'chapter4_other',
  'chapter4_passive',
  'foreign_address',
  'country_differs',
  'name_differs',
  'vat_elsewhere',
] as const;
export type TaxContradiction = (typeof taxContradictions)[number];

/** What is known of the partner apart from the statement. */
export interface KnownOfPartner {
  readonly country: string;
  /** Whether the name on the statement is the partner's own, by the rule for payment accounts. */
  readonly isOwnName: boolean;
}

/** Which question a contradiction is about, so that it can be asked again by name. */
export const contradictionFields: Readonly<Record<TaxContradiction, TaxQuestionKey>> = {
  us_address: 'residence',
  us_mailing_address: 'mailingCountry',
  us_phone: 'phone',
  us_citizen: 'citizenship',
  us_formed: 'country',
  us_number_of_person: 'usNumberKind',
  treaty_elsewhere: 'treatyCountry',
  treaty_rate_missing_basis: 'treatyBasis',
  chapter4_other: 'chapter4',
  chapter4_passive: 'chapter4',
  foreign_address: 'residence',
  country_differs: 'residence',
  name_differs: 'name',
  vat_elsewhere: 'vatNumber',
};

/**
 * Facts that do not fit together, so that a person has to look before the statement is relied on: US indicia on a claim of
 * foreign status (26 CFR 1.1441-7(b)(5) to (8), 1.1471-3(e)(4): address, telephone, place), a treaty of a country that is not
 * the residence, and what is known of the partner otherwise. Nothing here says that a statement is wrong.
 */
export function contradictionsOf(
  form: AnyTaxForm,
  answers: TaxAnswers,
  known: KnownOfPartner,
): readonly TaxContradiction[] {
  const at = (key: TaxQuestionKey) => answers[key];
  const found: readonly (readonly [TaxContradiction, boolean])[] = [
    ['us_address', isForeign(form) && at('residence') === 'US'],
    ['us_mailing_address', isForeign(form) && at('mailingCountry') === 'US'],
    ['us_phone', isForeign(form) && /^(\+|00)1\D?\d/.test(String(at('phone') ?? '').replace(/[\s().-]/g, ''))],
    ['us_citizen', form === 'w8ben' && at('citizenship') === 'US'],
    ['us_formed', form === 'w8ben_e' && at('country') === 'US'],
    ['us_number_of_person', form === 'w8ben' && at('usNumberKind') === 'ssn'],
    ['treaty_elsewhere', at('claimsTreaty') === true && at('treatyCountry') !== at('residence')],
    ['treaty_rate_missing_basis', at('claimsTreaty') === true && at('treatyBasis') === 'lob_none'],
    ['chapter4_other', at('chapter4') === 'other'],
    ['chapter4_passive', at('chapter4') === 'passive_nffe'],
    ['foreign_address', form === 'w9' && at('residence') !== 'US'],
    ['country_differs', at('residence') !== known.country],
    ['name_differs', !known.isOwnName],
    [
      'vat_elsewhere',
      form === 'vat_registered' && !isOfCountry(String(at('vatNumber') ?? ''), String(at('residence'))),
    ],
  ];
  return found.filter(([, holds]) => holds).map(([code]) => code);
}

const isForeign = (form: AnyTaxForm) => form === 'w8ben' || form === 'w8ben_e';

/** Greece writes EL, Northern Ireland XI, Switzerland its own three letters. */
function isOfCountry(vatNumber: string, country: string): boolean {
  const prefix = vatNumber
    .replace(/[\s.-]+/g, '')
    .slice(0, 2)
    .toUpperCase();
  if (!/^[A-Z]{2}$/.test(prefix)) return true;
  return { EL: 'GR', XI: 'GB' }[prefix] === country || prefix === country;
}
