/** Seeing which memberships end and which tiers change. */
export const readsExits = ['exit.list', 'exit.get', 'tier-change.list', 'tier-change.get'] as const;

/** Putting the end of a membership, or another tier, before those who decide. */
export const proposesExits = [
  'exit.preview',
  'exit.start',
  'exit.revise',
  'exit.cancel',
  'tier-change.preview',
  'tier-change.propose',
] as const;

/** What a partner's people are told of their own. */
export const readsOwnExits = ['exit.mine'] as const;

/** Of a partner's owner. */
export const asksForExits = ['exit.ask', 'exit.appeal'] as const;

/** What whoever has left may still do, besides reading. */
export const rightsOfFormerPartners = ['exit.appeal'] as const;
