/** Seeing who applies and who is wanted. */
export const readsRecruitment = [
  'application.list',
  'application.get',
  'application.funnel',
  'application.pages',
  'application.join-requests',
  'form.list',
  'form.get',
  'prospect.list',
  'prospect.get',
  'prospect.criteria',
] as const;

export const recruits = [
  'prospect.create',
  'prospect.update',
  'prospect.move',
  'prospect.note',
  'prospect.invite',
  'prospect.convert',
  'application.decide-join',
] as const;

/** Saying who may apply, and how. */
export const shapesRecruitment = [
  'form.save-draft',
  'form.activate',
  'application.update-page',
  'prospect.save-criteria',
] as const;

/** Of a partner's people: recommending others, and letting colleagues in. */
export const refersPartners = ['prospect.refer'] as const;
export const readsOwnReferrals = ['prospect.referrals', 'application.join-requests'] as const;
export const admitsColleagues = ['application.decide-join'] as const;
