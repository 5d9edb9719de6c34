/** What of the product's rules a tenant may set otherwise: whether a rule of law acts, and how much a factor weighs. */
export const ruleSettingKinds = ['gate', 'risk_weight'] as const;
export type RuleSettingKind = (typeof ruleSettingKinds)[number];

/** `proposed` by one person, `in_force` once another has confirmed it, until the next one takes its place. */
export const ruleSettingStatuses = ['proposed', 'in_force', 'refused', 'replaced'] as const;
export type RuleSettingStatus = (typeof ruleSettingStatuses)[number];
