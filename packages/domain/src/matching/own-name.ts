import { readCompanyName } from './company-name.ts';
import { compareNames } from './name-likeness.ts';

/** Below this it is somebody else's name, until a person has looked. */
export const ownNameMin = 85;

/** How like a name is to those that somebody goes by, 0 to 100: for accounts and statements that have to be in the partner's own name. */
export function ownNameLikeness(names: readonly string[], given: string): number {
  const read = readCompanyName(given);
  return Math.max(0, ...names.map((name) => compareNames(readCompanyName(name), read).score));
}

export const isOwnName = (names: readonly string[], given: string): boolean =>
  ownNameLikeness(names, given) >= ownNameMin;
