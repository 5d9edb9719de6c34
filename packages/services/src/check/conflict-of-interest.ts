import { byRule, outcomeOf, type RunCheck } from './run-check.ts';

/** What the questionnaire says of ties to the tenant's own people. */
export const checkConflictOfInterest: RunCheck = async ({ statement }) => {
  const factors = statement.conflict === null ? [] : (['conflict_declared'] as const);
  return {
    ...byRule,
    outcome: outcomeOf(factors),
    input: { isDeclared: statement.conflict !== null },
    result: { conflict: statement.conflict },
    factors,
  };
};
