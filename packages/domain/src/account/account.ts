/** How a company stands to the tenant. A named account is one of any kind that the tenant reserves for its own sales. */
export const accountKinds = ['customer', 'open_opportunity', 'prospect'] as const;
export type AccountKind = (typeof accountKinds)[number];
