/** A VAT number taken apart: the prefix that the register uses (`DE`, `EL` for Greece) and the rest. */
export interface VatNumber {
  readonly prefix: string;
  readonly number: string;
}

/**
 * What a register says about a VAT number. `unavailable` is no answer: the register, the member state behind it or the
 * way there did not work, or would not take the question now; it says nothing about the number.
 */
export type VatAnswer =
  | {
      readonly status: 'valid';
      /** As registered; null where the member state does not tell. */
      readonly name: string | null;
      readonly address: string | null;
      /** Proof of having asked; only given to somebody who asked with a number of their own. */
      readonly consultationNumber: string | null;
    }
  | { readonly status: 'invalid'; readonly consultationNumber: string | null }
  | { readonly status: 'unavailable'; readonly code: string };

/** A register of VAT numbers. It never throws for what the register does: whatever is no plain answer is `unavailable`. */
export interface VatRegister {
  /** Named wherever an answer is shown. */
  readonly source: string;
  /** Whether numbers with this prefix are in the register at all. */
  covers(prefix: string): boolean;
  /** `requester`: whoever asks, by their own number. */
  ask(asked: VatNumber, requester: VatNumber | null): Promise<VatAnswer>;
}
