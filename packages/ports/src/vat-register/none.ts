import type { VatRegister } from './port.ts';

/** Nobody is asked: every number is unavailable, and a person has to look. */
export const noVatRegister: VatRegister = {
  source: 'no VAT register',
  covers: () => true,
  ask: async () => ({ status: 'unavailable', code: 'NOT_CONFIGURED' }),
};
