import { viesVatRegister } from '@countersign/integration-vies/adapter';
import { viesConfig } from '@countersign/integration-vies/config';
import { noVatRegister } from '@countersign/ports/vat-register/none';
import type { VatRegister } from '@countersign/ports/vat-register/port';

/** Who is asked about VAT numbers: VIES at an address, or nobody. */
export function vatRegisterOf(configuration: { readonly VAT_REGISTER: string }): VatRegister {
  if (configuration.VAT_REGISTER === 'off') return noVatRegister;
  return viesVatRegister(viesConfig.parse({ address: configuration.VAT_REGISTER }));
}
