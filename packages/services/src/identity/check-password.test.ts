import { describe, expect, it } from 'vitest';
import { weaknessOf } from './check-password.ts';

const email = 'ines.faber@halden.example';

describe('a new password', () => {
  it.each([
    ['short', 'only-eleven', 'too_short'],
    ['endless', 'x'.repeat(64) + 'y'.repeat(65), 'too_long'],
    ['a common word with digits', 'password1234', 'too_common'],
    ['a common word in capitals and signs', '!!Password123', 'too_common'],
    ['a common word in look-alikes', 'P4$$w0rd2026!', 'too_common'],
    ['a common word twice', 'LetMeInLetMeIn', 'too_common'],
    ['one character', 'aaaaaaaaaaaaaa', 'too_common'],
    ['one pattern', 'abcabcabcabc', 'too_common'],
    ['a run of digits', '123456789012', 'too_common'],
    ['a run of letters backwards', 'nmlkjihgfedcba', 'too_common'],
    ['digits alone', '820419937715', 'too_common'],
    ['the own address', 'ines.faber@halden.example', 'too_common'],
    ['the own mailbox with digits', 'InesFaber2026', 'too_common'],
  ])('that is %s is refused', (_, password, weakness) => {
    expect(weaknessOf(password, email)).toBe(weakness);
  });

  it.each(['stapler-violet-orbit', 'demo-password-1', 'Tr0ub4dor&3-again', 'schöne grüße 7', 'correct pony battery'])(
    'like %s is taken',
    (password) => {
      expect(weaknessOf(password, email)).toBeNull();
      expect(weaknessOf(password, '')).toBeNull();
    },
  );
});
