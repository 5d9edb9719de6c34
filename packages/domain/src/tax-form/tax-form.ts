/** Whose rules decide what a program has to ask: those of the United States, those of value added tax, or none. */
export const taxRegimes = ['us', 'vat'] as const;
export type TaxRegime = (typeof taxRegimes)[number];

/** Statements that this product takes, and those that staff has to ask for on paper. */
export const taxForms = ['w9', 'w8ben', 'w8ben_e', 'vat_registered', 'vat_not_registered'] as const;
export type TaxForm = (typeof taxForms)[number];

/** Forms that need more than an interview can ask; staff looks after them by hand. */
export const manualTaxForms = ['w8eci', 'w8imy', 'w8exp', '8233'] as const;
export type ManualTaxForm = (typeof manualTaxForms)[number];

/** Whatever answers may call for. */
export const allTaxForms = [...taxForms, ...manualTaxForms] as const;
export type AnyTaxForm = TaxForm | ManualTaxForm;

export const isManualForm = (form: AnyTaxForm): form is ManualTaxForm => manualTaxForms.some((one) => one === form);

/**
 * `draft`: being answered; `in_review`: signed, but its facts contradict each other or what is known; `asked_again`: to be
 * answered anew in named fields; `valid`; `replaced` by a later one.
 */
export const taxFormStatuses = ['draft', 'in_review', 'asked_again', 'valid', 'replaced'] as const;
export type TaxFormStatus = (typeof taxFormStatuses)[number];

/** As it stands today; `missing` where nothing was signed that a program asks for. */
export const taxStandings = ['missing', 'draft', 'in_review', 'asked_again', 'valid', 'expiring', 'expired'] as const;
export type TaxStanding = (typeof taxStandings)[number];

/** From so many days before its end on a statement is shown as expiring, and may be given anew. */
export const expiringDays = 90;

/** What each form is and whose edition its fields follow. */
export const taxFormEditions: Readonly<
  Record<TaxForm | ManualTaxForm, { readonly name: string; readonly edition: string | null; readonly source: string }>
> = {
  w9: {
    name: 'Form W-9',
    edition: 'Rev. March 2024',
    source: 'IRS, Request for Taxpayer Identification Number and Certification; 26 CFR 31.3406(h)-3',
  },
  w8ben: {
    name: 'Form W-8BEN',
    edition: 'Rev. October 2021',
    source: 'IRS, Instructions for Form W-8BEN; 26 CFR 1.1441-1(e)(2)',
  },
  w8ben_e: {
    name: 'Form W-8BEN-E',
    edition: 'Rev. October 2021',
    source: 'IRS, Instructions for Form W-8BEN-E; 26 CFR 1.1441-1(e)(2), 1.1471-3(c)',
  },
  w8eci: {
    name: 'Form W-8ECI',
    edition: 'Rev. October 2021',
    source: 'IRS, Instructions for Form W-8ECI; 26 CFR 1.1441-4(a)(2)',
  },
  w8imy: {
    name: 'Form W-8IMY',
    edition: 'Rev. October 2021',
    source: 'IRS, Instructions for Form W-8IMY; 26 CFR 1.1441-1(e)(3)',
  },
  w8exp: {
    name: 'Form W-8EXP',
    edition: 'Rev. October 2023',
    source: 'IRS, Instructions for Form W-8EXP; 26 CFR 1.1441-8, 1.1441-9',
  },
  '8233': {
    name: 'Form 8233',
    edition: 'Rev. September 2018',
    source: 'IRS, Instructions for Form 8233; 26 CFR 1.1441-4(b)(2)',
  },
  vat_registered: {
    name: 'VAT status: registered',
    edition: null,
    source: 'Directive 2006/112/EC, art. 214, 220, 224',
  },
  vat_not_registered: {
    name: 'VAT status: not registered',
    edition: null,
    source: 'Directive 2006/112/EC, art. 9, 281 to 292',
  },
};
