/** `earning` for a purchase, `take_back` for its refund, `adjustment` for what a person corrects by hand. */
export const lineKinds = ['earning', 'take_back', 'adjustment'] as const;
export type LineKind = (typeof lineKinds)[number];

/** `pending` until its hold is over, then `available`, then `settled` once a payout carried it. */
export const lineStates = ['pending', 'available', 'held', 'settled'] as const;
export type LineState = (typeof lineStates)[number];
