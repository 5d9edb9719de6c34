import { invalidInput } from '../app-error.ts';

export const passwordLengthMin = 12;
export const passwordLengthMax = 128;

/** What people choose first; with digits and signs around it, it is guessed first too. */
const commonWords = new Set(
  `password passwort passwordpassword passphrase letmein letmeinnow welcome welcomehome welcomeback administrator admin
  adminadmin root rootroot superuser changeme changemenow changeit default secret secretsecret topsecret qwerty qwertz
  qwertyqwerty qwertyuiop qwertyuiopas qwertzuiop azerty azertyuiop asdfgh asdfghjkl asdfasdfasdf zxcvbn zxcvbnm abc abcd
  abcdef abcdefgh abcdefghijkl abcabcabc iloveyou iloveyouso ilovemyself trustno trustnoone monkey dragon sunshine
  princess princesses football footballer baseball basketball superman batman spiderman starwars pokemon minecraft
  computer internet google facebook linkedin company business partner countersign countersignadmin sommer winter
  fruehling herbst summer spring autumn hallo hallowelt helloworld hello freedom whatever master masterkey mustang shadow
  michael jennifer jordan liverpool chelsea arsenal manchester barcelona schalke bayern geheim geheimnis passwortpasswort
  correcthorsebatterystaple test testtest testtesttest testing testuser demo demodemo guest user username login signin`
    .trim()
    .split(/\s+/),
);
const lookAlikes: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'l',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

/**
 * Refuses (`invalid_input`) a password that is guessed first: too short, too long, a common word or the address with
 * digits around it, one character or one pattern again and again, or a run along the alphabet or the digits.
 */
export function checkPassword(password: string, about: { readonly field: string; readonly email: string }): void {
  const code = weaknessOf(password, about.email);
  if (code !== null) throw invalidInput({ field: about.field, code, message: messages[code] });
}

const messages = {
  too_short: `at least ${passwordLengthMin} characters`,
  too_long: `at most ${passwordLengthMax} characters`,
  too_common: 'this password is among the first that are guessed',
} as const;
export type PasswordWeakness = keyof typeof messages;

export function weaknessOf(password: string, email: string): PasswordWeakness | null {
  if (password.length < passwordLengthMin) return 'too_short';
  if (password.length > passwordLengthMax) return 'too_long';
  const lower = password.toLowerCase();
  const letters = lower.replace(/[^\p{L}]/gu, '');
  const core = lower.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  const read = [...core]
    .map((character) => lookAlikes[character] ?? character)
    .join('')
    .replace(/[^\p{L}]/gu, '');
  const isCommon = letters === '' || [letters, read].some((word) => commonWords.has(word) || isRepeated(word));
  const mailbox =
    email
      .toLowerCase()
      .split('@')[0]
      ?.replace(/[^\p{L}]/gu, '') ?? '';
  const isAddress = (email !== '' && lower.includes(email.toLowerCase())) || (mailbox !== '' && letters === mailbox);
  return isCommon || isAddress || isRepeated(lower) || isRun(lower) ? 'too_common' : null;
}

/** `abcabcabcabc`, `zzzzzzzzzzzz`. */
function isRepeated(text: string): boolean {
  if (text.length < 2) return text.length === 1;
  return `${text}${text}`.indexOf(text, 1) < text.length;
}

/** `abcdefghijkl`, `987654321098`: each character follows the one before, up or down. */
function isRun(text: string): boolean {
  const steps = [...text].slice(1).map((character, index) => character.charCodeAt(0) - text.charCodeAt(index));
  return [1, -1].some((step) => steps.filter((given) => given === step).length >= steps.length - 1);
}
