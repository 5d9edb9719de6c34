/** Seeing what is carried out over several systems, and how far partners have come since. */
export const readsSagas = ['saga.list', 'saga.get', 'provisioning.settings'] as const;
export const readsActivations = ['activation.list', 'activation.funnel'] as const;
export const readsOwnActivation = ['activation.mine'] as const;

/** Saying how it goes on where a step failed. */
export const runsSagas = ['saga.retry-step', 'saga.skip-step', 'saga.undo', 'provisioning.start'] as const;

export const shapesProvisioning = ['provisioning.update-settings'] as const;
