import type { TaxAnswers } from './questions.ts';
import type { AnyTaxForm } from './tax-form.ts';

/**
 * What is signed, in English as the authorities wrote it: a substitute form has to carry the certification of the official
 * one (Instructions for the Requester of Form W-9 and of Forms W-8, Substitute forms). Paragraphs in order; those about a
 * treaty or backup withholding stand where they are claimed.
 */
export function certificationOf(form: AnyTaxForm, answers: TaxAnswers): readonly string[] {
  switch (form) {
    case 'w9':
      return [
        'Under penalties of perjury, I certify that:',
        '1. The number shown on this form is my correct taxpayer identification number (or I am waiting for a number to be issued to me); and',
        ...(answers['isBackupWithheld'] === true
          ? []
          : [
              '2. I am not subject to backup withholding because (a) I am exempt from backup withholding, or (b) I have not been notified by the Internal Revenue Service (IRS) that I am subject to backup withholding as a result of a failure to report all interest or dividends, or (c) the IRS has notified me that I am no longer subject to backup withholding; and',
            ]),
        '3. I am a U.S. citizen or other U.S. person; and',
        '4. The FATCA code(s) entered on this form (if any) indicating that I am exempt from FATCA reporting is correct.',
        'The Internal Revenue Service does not require your consent to any provision of this document other than the certifications required to avoid backup withholding.',
      ];
    case 'w8ben':
      return [
        underPenalties,
        'I am the individual that is the beneficial owner (or am authorized to sign for the individual that is the beneficial owner) of all the income or proceeds to which this form relates or am using this form to document myself for chapter 4 purposes;',
        'The person named on this form is not a U.S. person;',
        'This form relates to income not effectively connected with the conduct of a trade or business in the United States, or income effectively connected but not subject to tax under an applicable income tax treaty;',
        ...treatyOf(
          answers,
          'The person named on this form is a resident of the treaty country listed within the meaning of the income tax treaty between the United States and that country.',
        ),
        forBrokers,
        authorises,
        'I agree that I will submit a new form within 30 days if any certification made on this form becomes incorrect.',
      ];
    case 'w8ben_e':
      return [
        underPenalties,
        'The entity identified on this form is the beneficial owner of all the income or proceeds to which this form relates, or is using this form to certify its status for chapter 4 purposes;',
        'The entity identified on this form is not a U.S. person;',
        'This form relates to: (a) income not effectively connected with the conduct of a trade or business in the United States, (b) income effectively connected with the conduct of a trade or business in the United States but not subject to tax under an income tax treaty, or (c) the partner’s share of a partnership’s effectively connected taxable income;',
        ...treatyOf(
          answers,
          'The beneficial owner is a resident of the treaty country listed within the meaning of the income tax treaty between the United States and that country, derives the item of income for which the treaty benefits are claimed and, if applicable, meets the requirements of the treaty provision dealing with limitation on benefits.',
        ),
        forBrokers,
        authorises,
        'I agree that I will submit a new form within 30 days if any certification on this form becomes incorrect.',
        'I certify that I have the capacity to sign for the entity identified on this form.',
      ];
    case 'vat_registered':
    case 'vat_not_registered':
      return [
        'I certify that the details above are complete and correct, and that I will tell the recipient of this statement at once when the VAT status, the VAT number or the address changes.',
        answers['selfBilling'] === true
          ? 'I agree that the recipient issues invoices in the name and on behalf of the supplier for the supplies made to it (self-billing, art. 224 of Directive 2006/112/EC), that each of them is accepted unless objected to in writing, and that no invoices are issued by the supplier for the same supplies.'
          : 'I do not agree to self-billing; the supplier issues its own invoices for the supplies it makes.',
      ];
    case 'w8eci':
    case 'w8imy':
    case 'w8exp':
    case '8233':
      return [
        'I declare that the answers above are true, correct, and complete, and that I will provide the form of the Internal Revenue Service named above when I am asked for it.',
      ];
    default:
      return form satisfies never;
  }
}

const underPenalties =
  'Under penalties of perjury, I declare that I have examined the information on this form and to the best of my knowledge and belief it is true, correct, and complete. I further certify under penalties of perjury that:';
const forBrokers =
  'For broker transactions or barter exchanges, the beneficial owner is an exempt foreign person as defined in the instructions.';
const authorises =
  'Furthermore, I authorize this form to be provided to any withholding agent that has control, receipt, or custody of the income of which I am (or the entity is) the beneficial owner or any withholding agent that can disburse or make payments of that income.';

function treatyOf(answers: TaxAnswers, text: string): readonly string[] {
  return answers['claimsTreaty'] === true ? [text] : [];
}
