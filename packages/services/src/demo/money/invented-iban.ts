/** Bank codes that begin with nine are given to no German bank. */
const bankCode = '99900100';

/** A German account number with right check digits (ISO 7064, mod 97-10) at a bank that there is not; another for each place. */
export function inventedIban(place: number): string {
  const account = `${bankCode}${String(place).padStart(10, '0')}`;
  // D and E are 13 and 14, and the check digits are nought while they are worked out.
  const remainder = BigInt(`${account}131400`) % 97n;
  return `DE${String(98n - remainder).padStart(2, '0')}${account}`;
}
