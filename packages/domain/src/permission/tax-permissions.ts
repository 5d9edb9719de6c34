/** Which statements there are and which are missing; nothing of what they say. */
export const seesTaxForms = ['tax-form.list', 'tax-form.missing', 'tax-form.rules'] as const;

/** What was stated, numbers masked. */
export const readsTaxForms = [...seesTaxForms, 'tax-form.get'] as const;

/** Staff that answers for them: contradictions are theirs, and the whole of a number, with a row in the audit log. */
export const decidesTaxForms = ['tax-form.accept', 'tax-form.ask-again', 'tax-form.reveal', 'tax-form.pdf'] as const;

export const setsTaxRules = ['tax-form.set-rules'] as const;

/** Whether anything is asked, and whether money waits for it: everybody of a partner. */
export const seesOwnTaxForms = ['tax-form.mine'] as const;

/** What was stated, for those of a partner who may state it; they read it whatever becomes of the partner. */
export const readsOwnTaxForms = ['tax-form.get', 'tax-form.pdf'] as const;

export const statesTax = [...readsOwnTaxForms, 'tax-form.begin', 'tax-form.answer', 'tax-form.sign'] as const;
