/** Type of the failure by which a run answers and ends once a newer one has taken its case over. */
export const superseded = 'superseded';
