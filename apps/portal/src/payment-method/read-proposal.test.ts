import { describe, expect, it } from 'vitest';
import { hintWhileTyping, type ProposalForm, readProposal } from './read-proposal.ts';

const form: ProposalForm = {
  rail: 'sepa',
  holder: ' Nordlicht IT GmbH ',
  account: 'de89 3704 0044 0532 0130 00',
  bic: '',
  country: 'AT',
  currency: 'EUR',
  password: 'demo-password-1',
};

describe('a proposed payment method', () => {
  it('takes the country from the IBAN, and no BIC where none was typed', () => {
    expect(readProposal(form)).toEqual({
      ok: true,
      body: {
        rail: 'sepa',
        holder: 'Nordlicht IT GmbH',
        account: 'DE89370400440532013000',
        country: 'DE',
        currency: 'EUR',
        bic: null,
        password: 'demo-password-1',
      },
    });
  });

  it('names every field that is wrong at once', () => {
    const read = readProposal({ ...form, holder: ' ', account: 'DE89370400440532013001', bic: 'X', password: '' });
    expect(read).toEqual({
      ok: false,
      problems: {
        holder: { code: 'required' },
        account: { code: 'iban_checksum_wrong' },
        bic: { code: 'bic_malformed' },
        password: { code: 'required' },
      },
    });
  });

  it('by hand is any words, with the country that was chosen', () => {
    const read = readProposal({ ...form, rail: 'manual', account: 'By cheque to our office' });
    expect(read).toMatchObject({
      ok: true,
      body: { rail: 'manual', country: 'AT', account: 'By cheque to our office' },
    });
  });
});

describe('an IBAN being typed', () => {
  it.each([
    ['', { kind: 'none' }],
    ['D', { kind: 'none' }],
    ['DE8', { kind: 'none' }],
    ['DE89 3704', { kind: 'missing', count: 14 }],
    ['DE89 3704 0044 0532 0130 0', { kind: 'missing', count: 1 }],
    ['DE89 3704 0044 0532 0130 00', { kind: 'valid', country: 'DE' }],
    ['DE89 3704 0044 0532 0130 01', { kind: 'wrong', refusal: { code: 'iban_checksum_wrong' } }],
    ['XX12 3', { kind: 'wrong', refusal: { code: 'iban_country_unknown' } }],
    ['0532013000', { kind: 'wrong', refusal: { code: 'iban_malformed' } }],
    [
      'DE89 3704 0044 0532 0130 000',
      { kind: 'wrong', refusal: { code: 'iban_length_wrong', expectedLength: 22, givenLength: 23 } },
    ],
  ])('%j is told %j', (typed, hint) => {
    expect(hintWhileTyping(typed)).toEqual(hint);
  });
});
