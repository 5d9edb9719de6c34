/** What runs out, what of it is under way, and how rules are set. */
export const seesPapers = ['renewal.list', 'renewal.get', 'watch.settings', 'watch.days', 'rule-setting.list'] as const;

/** Compliance at work on what runs out, and on how rules are set. */
export const watchesPartners = [
  'watch.update-settings',
  'vetting.meet-condition',
  'rule-setting.propose',
  'rule-setting.decide',
] as const;

/** Puts a licence or insurance before compliance: the partner's own people, or staff for them. */
export const handsInPapers = ['renewal.submit'] as const;

/** What a partner's people are told. */
export const readsOwnPapers = ['hold.mine', 'licence.mine'] as const;
