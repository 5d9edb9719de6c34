import type { Field, FormValues } from '../form/fields.ts';
import type { TextOf } from '../text/use-text.ts';

export const passwordMin = 12;

export function passwordField(t: TextOf, name = 'password'): Field {
  return {
    kind: 'text',
    name,
    label: t('auth.newPassword'),
    help: t('auth.passwordHelp', { min: passwordMin }),
    type: 'password',
    required: true,
    max: 128,
    autoComplete: 'new-password',
  };
}

/** A password is sent exactly as typed, spaces at its ends included. */
export function passwordOf(values: FormValues, name = 'password'): string {
  const value = values[name];
  return typeof value === 'string' ? value : '';
}

export function passwordProblem(t: TextOf, values: FormValues, name = 'password'): Record<string, string> {
  return passwordOf(values, name).length >= passwordMin
    ? {}
    : { [name]: t('auth.passwordShort', { min: passwordMin }) };
}
