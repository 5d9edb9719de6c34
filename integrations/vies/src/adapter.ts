import type { VatRegister } from '@countersign/ports/vat-register/port';
import { postCheck } from './client.ts';
import type { ViesConfig } from './config.ts';
import { answerOf } from './map.ts';

/** Member states as VIES writes them (`EL` is Greece), and `XI` for Northern Ireland. */
const prefixes: ReadonlySet<string> = new Set(
  'AT BE BG CY CZ DE DK EE EL ES FI FR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK XI'.split(' '),
);

/** The European Commission's register of VAT numbers. With the asker's own number it gives a consultation number. */
export function viesVatRegister(config: ViesConfig): VatRegister {
  return {
    source: 'VIES',
    covers: (prefix) => prefixes.has(prefix),
    async ask(asked, requester) {
      const body = {
        countryCode: asked.prefix,
        vatNumber: asked.number,
        ...(requester && { requesterMemberStateCode: requester.prefix, requesterNumber: requester.number }),
      };
      try {
        return answerOf(await postCheck(config, body));
      } catch (error) {
        const isLate = error instanceof Error && error.name === 'TimeoutError';
        return { status: 'unavailable', code: isLate ? 'TIMEOUT' : 'UNREACHABLE' };
      }
    },
  };
}
