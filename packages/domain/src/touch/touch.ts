/** A way in which somebody came from a partner. */
export const touchKinds = ['click', 'coupon', 'impression'] as const;
export type TouchKind = (typeof touchKinds)[number];

/** Whether a touch counts; whatever does not is kept with its reason. */
export const touchQualities = ['valid', 'bot', 'prefetch', 'link_archived'] as const;
export type TouchQuality = (typeof touchQualities)[number];

/** The parameter by which a target learns the click's id, to send it back with what the customer does there. */
export const clickParameter = 'cs_click';
