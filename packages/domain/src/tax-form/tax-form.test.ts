import { describe, expect, it } from 'vitest';
import { checkForeignTaxNumber } from '../identifier/foreign-tax-number.ts';
import { parseEin, parseGiin, parseItin, parseSsn } from '../identifier/us-tax-number.ts';
import { civilDate } from '../time/civil-date.ts';
import { certificationOf } from './certification.ts';
import { checkTaxAnswers } from './check-answers.ts';
import { contradictionFields, contradictionsOf, taxContradictions } from './contradictions.ts';
import { deriveForm, taxRuleIds, taxRuleSource } from './derive-form.ts';
import { answersAsked, askedQuestions, maskAnswers, type TaxAnswers } from './questions.ts';
import { type TaxRegime, taxFormEditions } from './tax-form.ts';
import { lastValidDay } from './validity.ts';

const today = civilDate('2026-04-02');
const person: TaxAnswers = {
  isUsPerson: false,
  entity: 'individual',
  workPlace: 'outside_us',
  isConnected: false,
  name: 'Ada Wacholder',
  citizenship: 'DE',
  bornOn: '1988-05-04',
  street: 'Hafenstr. 1',
  city: 'Hamburg',
  residence: 'DE',
  usNumberKind: 'none',
  hasNoForeignNumber: false,
  foreignNumber: '86095742719',
  claimsTreaty: false,
};
const company: TaxAnswers = {
  ...person,
  entity: 'company',
  name: 'Wacholder GmbH',
  country: 'DE',
  chapter4: 'active_nffe',
};

describe('the form', () => {
  const rows: readonly (readonly [string, TaxRegime, TaxAnswers, string])[] = [
    ['a US citizen', 'us', { isUsPerson: true, usClass: 'individual' }, 'w9'],
    ['a US corporation', 'us', { isUsPerson: true, usClass: 'c_corporation' }, 'w9'],
    ['a US LLC taxed as a partnership', 'us', { isUsPerson: true, usClass: 'llc_p' }, 'w9'],
    ['a foreign person who works abroad', 'us', person, 'w8ben'],
    ['the same with a claim of treaty', 'us', { ...person, claimsTreaty: true }, 'w8ben'],
    ['a foreign person who works in the US', 'us', { ...person, workPlace: 'in_us' }, '8233'],
    ['a foreign person who works in both', 'us', { ...person, workPlace: 'both' }, '8233'],
    ['a foreign person with a US business', 'us', { ...person, isConnected: true }, 'w8eci'],
    ['a foreign company that works abroad', 'us', company, 'w8ben_e'],
    ['a foreign company that works in the US', 'us', { ...company, workPlace: 'in_us' }, 'w8eci'],
    ['a foreign company with a US business', 'us', { ...company, isConnected: true }, 'w8eci'],
    ['a foreign partnership', 'us', { ...company, entity: 'flow_through' }, 'w8imy'],
    ['a foreign public body', 'us', { ...company, entity: 'public_body' }, 'w8exp'],
    ['nothing said', 'us', {}, 'open'],
    ['where the work is done not said', 'us', { isUsPerson: false, entity: 'individual' }, 'open'],
    ['a VAT number', 'vat', { isVatRegistered: true }, 'vat_registered'],
    ['no VAT number', 'vat', { isVatRegistered: false }, 'vat_not_registered'],
  ];
  it.each(rows)('of %s under %s rules', (_, regime, answers, form) => {
    const derived = deriveForm(regime, answers);
    expect(derived.kind === 'open' ? 'open' : derived.form).toBe(form);
    expect(derived.kind === 'manual').toBe(['8233', 'w8eci', 'w8imy', 'w8exp'].includes(form));
  });

  it('says where each of its rules is written', () => {
    for (const id of taxRuleIds) expect(taxRuleSource(id)).toMatch(/Instructions|U\.S\.C\.|Directive/);
    expect(taxFormEditions.w8ben.edition).toBe('Rev. October 2021');
  });

  it.each([
    ['w8ben', '2026-04-02', '2029-12-31'],
    ['w8ben_e', '2026-12-31', '2029-12-31'],
    ['w8ben', '2027-01-01', '2030-12-31'],
    ['w9', '2026-04-02', null],
    ['vat_registered', '2026-04-02', null],
  ] as const)('%s signed on %s may be relied on through %s', (form, signedOn, last) => {
    expect(lastValidDay(form, civilDate(signedOn))).toBe(last);
  });
});

describe('the interview', () => {
  it('asks only what the answers before call for', () => {
    const keys = (answers: TaxAnswers) => askedQuestions('us', answers).map(({ key }) => key);
    expect(keys({ isUsPerson: true })).toContain('usClass');
    expect(keys({ isUsPerson: true })).not.toContain('workPlace');
    expect(keys(person)).not.toContain('chapter4');
    expect(keys(company)).toContain('chapter4');
    expect(keys({ ...company, chapter4: 'model_1_ffi' })).toContain('giin');
    expect(new Set(keys(company)).size).toBe(keys(company).length);
  });

  it('leaves aside what is not asked any more', () => {
    expect(answersAsked('us', { ...company, isUsPerson: true })).not.toHaveProperty('chapter4');
  });

  it('is complete for a person and a company', () => {
    expect(checkTaxAnswers({ regime: 'us', answers: person }, today)).toEqual([]);
    expect(checkTaxAnswers({ regime: 'us', answers: company }, today)).toEqual([]);
  });

  it.each([
    ['name', '', 'required'],
    ['citizenship', 'XX', 'country_unknown'],
    ['bornOn', '2027-01-01', 'in_the_future'],
    ['bornOn', '1988-02-30', 'date_invalid'],
    ['foreignNumber', '86095742718', 'invalid'],
    ['entity', 'somebody', 'invalid_value'],
  ] as const)('refuses %s as "%s": %s', (key, value, code) => {
    expect(checkTaxAnswers({ regime: 'us', answers: { ...person, [key]: value } }, today)).toContainEqual({
      key,
      code,
    });
  });

  it('shows four signs of a number and nothing of a day of birth', () => {
    expect(maskAnswers(person)).toMatchObject({ foreignNumber: '•••• 2719', bornOn: '••••', city: 'Hamburg' });
  });
});

describe('contradictions', () => {
  const known = { country: 'DE', isOwnName: true };
  it.each([
    ['none', 'w8ben', person, known, []],
    ['a US address', 'w8ben', { ...person, residence: 'US' }, { ...known, country: 'US' }, ['us_address']],
    ['a US address for mail', 'w8ben', { ...person, mailingCountry: 'US' }, known, ['us_mailing_address']],
    ['a US telephone', 'w8ben', { ...person, phone: '+1 (212) 555-0100' }, known, ['us_phone']],
    ['a German telephone', 'w8ben', { ...person, phone: '+49 151 2345678' }, known, []],
    ['a US citizen', 'w8ben', { ...person, citizenship: 'US' }, known, ['us_citizen']],
    ['a social security number', 'w8ben', { ...person, usNumberKind: 'ssn' }, known, ['us_number_of_person']],
    ['a company formed in the US', 'w8ben_e', { ...company, country: 'US' }, known, ['us_formed']],
    [
      'a treaty of another country',
      'w8ben',
      { ...person, claimsTreaty: true, treatyCountry: 'FR' },
      known,
      ['treaty_elsewhere'],
    ],
    ['another country than is known', 'w8ben', person, { ...known, country: 'AT' }, ['country_differs']],
    ['another name', 'w8ben', person, { ...known, isOwnName: false }, ['name_differs']],
    ['a W-9 from abroad', 'w9', { isUsPerson: true, residence: 'DE' }, known, ['foreign_address']],
    [
      'a VAT number of another country',
      'vat_registered',
      { residence: 'DE', vatNumber: 'ATU12345675' },
      known,
      ['vat_elsewhere'],
    ],
    [
      'a Greek VAT number',
      'vat_registered',
      { residence: 'GR', vatNumber: 'EL094259216' },
      { ...known, country: 'GR' },
      [],
    ],
  ] as const)('%s', (_, form, answers, given, expected) => {
    expect(contradictionsOf(form, answers as TaxAnswers, given)).toEqual(expected);
  });

  it('each name the question that is asked again', () => {
    for (const code of taxContradictions) expect(contradictionFields[code]).toBeDefined();
  });
});

describe('numbers', () => {
  it.each([
    [parseSsn, '123-45-6789', true],
    [parseSsn, '000-45-6789', false],
    [parseSsn, '666-45-6789', false],
    [parseSsn, '912-45-6789', false],
    [parseSsn, '123-00-6789', false],
    [parseSsn, '123-45-0000', false],
    [parseSsn, '078-05-1120', false],
    [parseItin, '912-70-1234', true],
    [parseItin, '912-49-1234', false],
    [parseItin, '912-93-1234', false],
    [parseItin, '812-70-1234', false],
    [parseEin, '12-3456789', true],
    [parseEin, '07-3456789', false],
    [parseEin, '12-345678', false],
    [parseGiin, '98Q96B.00000.LE.250', true],
    [parseGiin, '98Q96B.00000.XX.250', false],
  ] as const)('%o of %s: %s', (parse, text, isOne) => {
    expect(parse(text) !== undefined).toBe(isOne);
  });

  it.each([
    ['DE', '86 095 742 719', 'valid'],
    ['DE', '86095742710', 'invalid'],
    ['GB', '1123456789', 'valid'],
    ['GB', '2123456789', 'invalid'],
    ['GB', 'AB123456C', 'valid'],
    ['ES', '12345678Z', 'valid'],
    ['ES', '12345678A', 'invalid'],
    ['NL', '174559434', 'valid'],
    ['NL', '174559435', 'invalid'],
    ['PL', '02070803628', 'valid'],
    ['PL', '02070803629', 'invalid'],
    ['JP', '123456789012', 'no_rule'],
    ['JP', '111111111111', 'invalid'],
    ['JP', 'x', 'invalid'],
  ])('of %s: %s is %s', (country, text, finding) => {
    expect(checkForeignTaxNumber(country, text, 'person')).toBe(finding);
  });
});

describe('a German company', () => {
  it('goes by the number of its tax office', () => {
    expect(checkForeignTaxNumber('DE', '133/8150/8159', 'company')).toBe('valid');
  });
});

describe('what is certified', () => {
  it('speaks of perjury for the forms of the United States, and of a treaty only where one is claimed', () => {
    for (const form of ['w9', 'w8ben', 'w8ben_e'] as const)
      expect(certificationOf(form, {})[0]?.toLowerCase()).toContain('under penalties of perjury');
    expect(certificationOf('w8ben', {}).join()).not.toContain('treaty country');
    expect(certificationOf('w8ben', { claimsTreaty: true }).join()).toContain('treaty country');
  });

  it('does not claim freedom from backup withholding for whoever said otherwise', () => {
    expect(certificationOf('w9', { isBackupWithheld: true }).join()).not.toContain(
      'not subject to backup withholding because',
    );
    expect(certificationOf('w9', { isBackupWithheld: false }).join()).toContain(
      'not subject to backup withholding because',
    );
  });

  it('agrees to self-billing where that was said', () => {
    expect(certificationOf('vat_registered', { selfBilling: true }).join()).toContain(
      'I agree that the recipient issues',
    );
    expect(certificationOf('vat_registered', { selfBilling: false }).join()).toContain('I do not agree');
  });
});
