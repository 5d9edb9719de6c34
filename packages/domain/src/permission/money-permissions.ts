/** Reading plans and what was earned by them. */
export const readsEarnings = [
  'legal-entity.list',
  'plan.list',
  'plan.get',
  'plan.diff',
  'plan.try-out',
  'plan.overrides',
  'line.list',
  'line.explain',
  'adjustment.list',
  'adjustment.get',
] as const;

/** Proposing what somebody else approves as a correction by hand. */
export const proposesAdjustments = ['adjustment.propose'] as const;

export const writesPlans = ['plan.create', 'plan.save-draft', 'plan.add-override'] as const;

/** Putting terms into force and out of it. */
export const activatesPlans = ['plan.activate', 'plan.retire', 'plan.approve-override', 'plan.end-override'] as const;

export const readsBooks = ['ledger.trial-balance', 'ledger.journal'] as const;

export const managesLegalEntities = ['legal-entity.create', 'legal-entity.update'] as const;

/** What a partner reads of its own earnings. */
export const readsOwnEarnings = ['line.list', 'line.explain'] as const;
