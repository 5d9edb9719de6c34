/** That a partner is being looked at, how far it is and how it ended; nothing of what was found. */
export const seesVettings = ['vetting.list', 'gate.list', 'licence.list'] as const;

/** What was stated and found. */
export const readsVettings = ['vetting.get', 'gate.acting', 'hold.list'] as const;

export const opensVettings = ['vetting.open'] as const;

/** Compliance at work. */
export const vetsPartners = ['check.record', 'check.run', 'vetting.set-conditions', 'hold.place', 'hold.lift'] as const;

export const answersVettings = ['vetting.answer'] as const;

/** What a partner's people are told and asked. */
export const readsOwnVettings = ['vetting.mine'] as const;
