import type { Country } from '../country/countries.ts';
import { isLuhn, isMod11, weighted } from './check-digits.internal.ts';

/** `no_rule`: nothing is known about how the country's numbers look, which says nothing against this one. */
export const registrationFindings = ['valid', 'invalid', 'no_rule'] as const;
export type RegistrationFinding = (typeof registrationFindings)[number];

export interface RegistrationRule {
  readonly register: string;
  /** Over the number without spaces, dots, hyphens and slashes, in capitals. */
  readonly shape: RegExp;
  readonly check?: (digits: string) => boolean;
  readonly example: string;
}

/** The trade or company register's number, per country whose rule is published. */
export const registrationRules: Readonly<Partial<Record<Country, RegistrationRule>>> = {
  AU: { register: 'ACN', shape: /^\d{9}$/, check: isAcn, example: '004 085 616' },
  BE: { register: 'KBO/BCE', shape: /^[01]\d{9}$/, check: isBelgian, example: '0417.497.106' },
  CH: {
    register: 'UID',
    shape: /^(CHE)?\d{9}$/,
    check: (text) => isMod11(text.replace('CHE', ''), [5, 4, 3, 2, 7, 6, 5, 4]),
    example: 'CHE-116.281.710',
  },
  CY: { register: 'Registrar of Companies', shape: /^(HE)?\d{1,6}$/, example: 'HE 123456' },
  CZ: { register: 'IČO', shape: /^\d{8}$/, check: isCzech, example: '25596641' },
  DE: {
    register: 'Handelsregister',
    shape: /^.{0,40}(HRA|HRB|GNR|VR|PR)\d{1,6}[A-Z]{0,3}$/,
    example: 'München HRB 6684',
  },
  DK: {
    register: 'CVR',
    shape: /^[1-9]\d{7}$/,
    check: (text) => weighted(text, [2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0,
    example: '24256790',
  },
  FI: {
    register: 'Y-tunnus',
    shape: /^\d{8}$/,
    check: (text) => isMod11(text, [7, 9, 10, 5, 8, 4, 2]),
    example: '0112038-9',
  },
  FR: { register: 'SIREN', shape: /^\d{9}$/, check: isLuhn, example: '552 100 554' },
  GB: {
    register: 'Companies House',
    shape: /^(\d{8}|(SC|NI|OC|SO|NC|FC|SF|NF|LP|SL|NL|CE|CS|GE|GS|IP|RC|RS)\d{6})$/,
    example: '00445790',
  },
  IE: { register: 'CRO', shape: /^\d{5,6}$/, example: '104547' },
  IT: { register: 'Codice fiscale', shape: /^\d{11}$/, check: isLuhn, example: '00905811006' },
  MT: { register: 'MBR', shape: /^(C|OC|LP)\d{1,6}$/, example: 'C 12345' },
  NL: { register: 'KVK', shape: /^\d{8}$/, example: '17014545' },
  NO: {
    register: 'Organisasjonsnummer',
    shape: /^[89]\d{8}$/,
    check: (text) => isMod11(text, [3, 2, 7, 6, 5, 4, 3, 2]),
    example: '923 609 016',
  },
  PL: { register: 'KRS', shape: /^\d{10}$/, example: '0000028860' },
  SE: { register: 'Organisationsnummer', shape: /^\d{10}$/, check: isLuhn, example: '556016-0680' },
};

/** Whether a registration number can be one of its country's register, by shape and check digits; whether it exists only the register knows. */
export function checkRegistrationNumber(country: Country, text: string): RegistrationFinding {
  const rule = registrationRules[country];
  if (rule === undefined) return 'no_rule';
  const number = text.replace(/[\s./-]+/g, '').toUpperCase();
  return rule.shape.test(number) && (rule.check?.(number) ?? true) ? 'valid' : 'invalid';
}

function isAcn(digits: string): boolean {
  return (10 - (weighted(digits, [8, 7, 6, 5, 4, 3, 2, 1]) % 10)) % 10 === Number(digits[8]);
}

function isBelgian(digits: string): boolean {
  return 97 - (Number(digits.slice(0, 8)) % 97) === Number(digits.slice(8));
}

function isCzech(digits: string): boolean {
  return (11 - (weighted(digits, [8, 7, 6, 5, 4, 3, 2]) % 11)) % 10 === Number(digits[7]);
}
