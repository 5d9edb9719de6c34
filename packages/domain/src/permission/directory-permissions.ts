/** Seeing what partners show of themselves, and where. */
export const readsDirectory = ['directory.list', 'directory.pages'] as const;
export const reviewsDirectory = ['directory.review'] as const;
export const opensDirectory = ['directory.update-page'] as const;

/** Of a partner's people. */
export const readsOwnProfile = ['directory.mine'] as const;
export const showsItself = ['directory.propose', 'directory.withdraw'] as const;
