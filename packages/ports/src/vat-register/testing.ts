import { describe, expect, it } from 'vitest';
import type { VatNumber, VatRegister } from './port.ts';

export interface KnownVatNumbers {
  readonly valid: VatNumber;
  readonly invalid: VatNumber;
  readonly requester: VatNumber;
  /** Makes every following question fail in a way that a register fails. */
  readonly breakdowns: readonly { readonly label: string; readonly cause: () => void; readonly repair: () => void }[];
}

/** What every register of VAT numbers must hold. */
export function describeVatRegister(
  name: string,
  open: () => Promise<{ readonly register: VatRegister; readonly known: KnownVatNumbers }>,
): void {
  describe(`a VAT register: ${name}`, () => {
    it('tells a valid number from an invalid one', async () => {
      const { register, known } = await open();
      expect(register.source.length).toBeGreaterThan(3);
      expect(register.covers(known.valid.prefix)).toBe(true);
      expect((await register.ask(known.valid, null)).status).toBe('valid');
      expect((await register.ask(known.invalid, null)).status).toBe('invalid');
    });

    it('gives proof of having asked to who says who asks, and to nobody else', async () => {
      const { register, known } = await open();
      const withName = await register.ask(known.valid, known.requester);
      const without = await register.ask(known.valid, null);
      expect(withName).toMatchObject({ status: 'valid', consultationNumber: expect.stringMatching(/./) });
      expect(without).toMatchObject({ status: 'valid', consultationNumber: null });
    });

    it('never calls a number invalid, nor valid, while it is down', async () => {
      const { register, known } = await open();
      for (const { label, cause, repair } of known.breakdowns) {
        cause();
        const answers = [await register.ask(known.valid, null), await register.ask(known.invalid, known.requester)];
        expect({ [label]: answers.map(({ status }) => status) }).toEqual({ [label]: ['unavailable', 'unavailable'] });
        repair();
      }
      expect((await register.ask(known.valid, null)).status).toBe('valid');
    });
  });
}
