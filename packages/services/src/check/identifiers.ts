import { isCountry } from '@countersign/domain/country/countries';
import { parseLei } from '@countersign/domain/identifier/lei';
import { checkRegistrationNumber, type RegistrationFinding } from '@countersign/domain/identifier/registration-number';
import { byRule, type RunCheck } from './run-check.ts';

/** The LEI's check digits, and the registration number by its country's rule where one is known. Whether they exist only their registers know. */
export const checkIdentifiers: RunCheck = async ({ statement }) => {
  const { lei, registrationNumber, country } = statement;
  const leiFinding: RegistrationFinding | null =
    lei === null ? null : parseLei(lei) === undefined ? 'invalid' : 'valid';
  const registration =
    registrationNumber === null || !isCountry(country) ? null : checkRegistrationNumber(country, registrationNumber);
  const isInvalid = leiFinding === 'invalid' || registration === 'invalid';
  const isUntold = registrationNumber === null && lei === null;
  return {
    ...byRule,
    outcome: isInvalid ? 'adverse' : isUntold ? 'not_checked' : 'clear',
    input: { country, registrationNumber, lei },
    result: { registrationNumber: registration, lei: leiFinding },
    factors: isInvalid ? ['registration_invalid'] : isUntold ? ['not_checked'] : [],
  };
};
