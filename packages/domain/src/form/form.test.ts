import { describe, expect, it } from 'vitest';
import { partnerTypes, programPresets } from '../partner/partner.ts';
import { checkAnswers } from './check-answers.ts';
import { formProblems } from './check-definition.ts';
import { checkGates } from './check-gates.ts';
import { defaultForm } from './default-form.ts';
import type { FormDefinition, FormField } from './form.ts';

const form = defaultForm('igaming', 'affiliate');
const complete = {
  companyName: 'Wacholder',
  country: 'DE',
  contactName: 'Ada',
  channels: ['content'],
  hasLicence: false,
};
const problemsOf = (answers: Record<string, string | number | boolean | readonly string[]>, isDraft = false) =>
  checkAnswers(form, answers, { isDraft }).problems.map(({ field, code }) => `${field}: ${code}`);

describe('the form of a preset', () => {
  it.each(programPresets.flatMap((preset) => partnerTypes.map((type) => [preset, type] as const)))(
    '%s, %s can be used',
    (preset, type) => {
      expect(formProblems(defaultForm(preset, type))).toEqual([]);
    },
  );
});

describe('answers', () => {
  it.each([
    ['complete', complete, []],
    [
      'nothing',
      {},
      ['companyName', 'country', 'contactName', 'channels', 'hasLicence'].map((key) => `${key}: required`),
    ],
    ['what a condition asks for', { ...complete, hasLicence: true }, ['licenceNumber: required']],
    ['a choice that opens another field', { ...complete, channels: ['other'] }, ['channelsOther: required']],
    ['a choice that is none', { ...complete, channels: ['moon'] }, ['channels: value_unknown']],
    ['a country that is none', { ...complete, country: 'XX' }, ['country: country_unknown']],
    ['no web address', { ...complete, website: 'my site' }, ['website: invalid_format']],
    ['a web address as people type it', { ...complete, website: 'wacholder.example/de' }, []],
    ['a number as text', { ...complete, audienceSize: '12' }, ['audienceSize: invalid_type']],
    ['a negative number', { ...complete, audienceSize: -1 }, ['audienceSize: too_small']],
    ['a file of no shape', { ...complete, documents: ['../etc'] }, ['documents: invalid_format']],
    ['a field nobody asked for', { ...complete, shoeSize: 42 }, ['shoeSize: field_unknown']],
  ] as const)('%s', (_says, answers, problems) => {
    expect(problemsOf(answers)).toEqual(problems);
  });

  it('of a draft may lack what is required, and keep nothing that is wrong or not asked', () => {
    const { kept, problems } = checkAnswers(
      form,
      { companyName: 'W', country: 'XX', licenceNumber: '7' },
      { isDraft: true },
    );
    expect(problems).toEqual([{ field: 'country', code: 'country_unknown' }]);
    expect(kept, 'the licence is asked for only where there is one').toEqual({ companyName: 'W' });
  });
});

describe('a form that cannot be used', () => {
  const [company] = form.sections;
  const withFields = (fields: readonly FormField[]): FormDefinition => ({
    ...form,
    sections: [
      { ...company, key: 'company', title: { en: 'Company' }, fields: [...(company?.fields ?? []), ...fields] },
    ],
  });
  const text = { key: 'more', kind: 'text', label: { en: 'More' }, isRequired: false } as const;
  it.each([
    ['a key that is taken', [{ ...text, key: 'website' }], 'key_taken'],
    [
      'a condition on a later field',
      [{ ...text, when: { field: 'later', is: 'filled' } }],
      'condition_on_unknown_field',
    ],
    ['a condition without a value', [{ ...text, when: { field: 'website', is: 'equals' } }], 'condition_without_value'],
    ['a choice of nothing', [{ ...text, kind: 'choice' }], 'options_missing'],
    ['bounds the wrong way', [{ ...text, min: 5, max: 2 }], 'bounds_wrong'],
  ] as const)('has %s', (_says, fields, code) => {
    expect(formProblems(withFields(fields)).map((problem) => problem.code)).toContain(code);
  });

  it('lacks what a partner is made of', () => {
    expect(formProblems(withFields([])).map(({ code }) => code)).toEqual(['known_field_missing']);
  });
});

describe('gates', () => {
  const gates = [
    { kind: 'country', mode: 'except', countries: ['US'] },
    { kind: 'site_age', monthsMin: 6 },
    { kind: 'licence', question: { en: 'Licensed?' }, countries: ['GB'] },
  ] as const;
  it.each([
    ['everything holds', { country: 'DE', siteSince: '2025-10' }, []],
    ['another country', { country: 'US', siteSince: '2020-01' }, ['country_not_served']],
    ['a site of five months', { country: 'DE', siteSince: '2025-11' }, ['site_too_young']],
    ['no word about the site', { country: 'DE' }, ['site_age_missing']],
    ['no licence where one is needed', { country: 'GB', siteSince: '2020-01' }, ['licence_missing']],
    ['a licence', { country: 'GB', siteSince: '2020-01', hasLicence: true }, []],
  ] as const)('%s', (_says, answers, refused) => {
    expect(checkGates({ gates }, answers, '2026-04')).toEqual(refused);
  });
});
