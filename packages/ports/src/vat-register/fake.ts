import type { VatAnswer, VatNumber, VatRegister } from './port.ts';

export interface FakeVatRegister extends VatRegister {
  /** Every number that was asked about, with who asked. */
  readonly asked: readonly { readonly asked: VatNumber; readonly requester: VatNumber | null }[];
  answer(number: string, answer: VatAnswer): void;
  /** Every following question finds it down, with this code. */
  down(code: string): void;
  up(): void;
}

/** Knows the numbers it is told about; any other is invalid. */
export function createFakeVatRegister(prefixes: readonly string[] = ['DE', 'EL', 'NL']): FakeVatRegister {
  const answers = new Map<string, VatAnswer>();
  const asked: { asked: VatNumber; requester: VatNumber | null }[] = [];
  let downCode: string | null = null;
  return {
    source: 'VAT register for tests',
    asked,
    covers: (prefix) => prefixes.includes(prefix),
    async ask(number, requester) {
      asked.push({ asked: number, requester });
      if (downCode !== null) return { status: 'unavailable', code: downCode };
      const found = answers.get(`${number.prefix}${number.number}`) ?? { status: 'invalid', consultationNumber: null };
      return found.status === 'unavailable' || requester === null
        ? found
        : { ...found, consultationNumber: `WAPI${asked.length}` };
    },
    answer: (number, answer) => void answers.set(number, answer),
    down: (code) => {
      downCode = code;
    },
    up: () => {
      downCode = null;
    },
  };
}
