/** `with_consent`: only when the link or the page says that the visitor agreed. */
export const cookieModes = ['always', 'with_consent', 'never'] as const;
export type CookieMode = (typeof cookieModes)[number];

/** How partners see the customers they brought. */
export const customerMasks = ['masked', 'reference', 'hidden'] as const;
export type CustomerMask = (typeof customerMasks)[number];
