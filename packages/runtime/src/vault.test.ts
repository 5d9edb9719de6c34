import { describe, expect, it } from 'vitest';
import { createVault } from './vault.ts';

const secret = 'a secret of at least thirty-two characters';

describe('vault', () => {
  it('opens what it sealed, and seals the same text differently each time', () => {
    const vault = createVault(secret);
    const [one, other] = [vault.seal('a', 'whsec_Ü'), vault.seal('a', 'whsec_Ü')];
    expect(one).not.toBe(other);
    expect(one).not.toContain('whsec');
    expect(vault.open('a', one)).toBe('whsec_Ü');
  });

  it('opens nothing that was changed, sealed for another purpose or by another key', () => {
    const vault = createVault(secret);
    const sealed = vault.seal('a', 'text');
    const changed = `${sealed.slice(0, -2)}${sealed.at(-2) === 'A' ? 'B' : 'A'}${sealed.at(-1) ?? ''}`;
    expect(vault.open('b', sealed)).toBeNull();
    expect(createVault(`${secret}!`).open('a', sealed)).toBeNull();
    expect(vault.open('a', changed)).toBeNull();
    for (const junk of ['', 'v1.', 'v2.AAAA', 'text']) expect(vault.open('a', junk)).toBeNull();
  });
});
