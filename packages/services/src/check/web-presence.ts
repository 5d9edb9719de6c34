import { getDomain } from 'tldts';
import { byRule, type RunCheck } from './run-check.ts';

/** Whether there is a site of the partner's own to look at. What it shows, a person may record. */
export const checkWebPresence: RunCheck = async ({ statement }) => {
  const site = statement.website === null ? null : getDomain(statement.website);
  return {
    ...byRule,
    outcome: site === null ? 'attention' : 'clear',
    input: { website: statement.website },
    result: { site },
    factors: site === null ? ['no_web_presence'] : [],
  };
};
