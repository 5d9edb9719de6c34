/** How partners see the customers they brought. */
export const customerMasks = ['masked', 'reference', 'hidden'] as const;
export type CustomerMask = (typeof customerMasks)[number];

/**
 * A customer's reference as a partner may see it: `masked` leaves the first character of what stands before and after
 * the @, and of anything else the first and the last of eight or more characters.
 */
export function maskCustomer(ref: string, mask: CustomerMask): string | null {
  switch (mask) {
    case 'reference':
      return ref;
    case 'hidden':
      return null;
    case 'masked':
      return masked(ref);
    default:
      return mask satisfies never;
  }
}

function masked(ref: string): string {
  const [name = '', host] = ref.split('@');
  if (host !== undefined) return `${firstOf(name)}***@${firstOf(host)}***`;
  const characters = [...ref];
  return characters.length < 8 ? `${firstOf(ref)}***` : `${firstOf(ref)}***${characters.at(-1) ?? ''}`;
}

function firstOf(text: string): string {
  return [...text][0] ?? '';
}
