/** What runs out, and what of it is under way. */
export const seesPapers = ['renewal.list', 'renewal.get', 'watch.settings', 'watch.days', 'gate.settings'] as const;

/** Compliance at work on what runs out. */
export const watchesPartners = [
  'watch.update-settings',
  'vetting.meet-condition',
  'gate.propose',
  'gate.confirm',
] as const;

/** Puts a licence or insurance before compliance: the partner's own people, or staff for them. */
export const handsInPapers = ['renewal.submit'] as const;

/** What a partner's people are told. */
export const readsOwnPapers = ['hold.mine', 'licence.mine'] as const;
