/** What partners say they are good at; a closed list, so that it can be searched and read in every language. */
export const competences = [
  'consulting',
  'implementation',
  'integration',
  'development',
  'migration',
  'training',
  'support',
  'managed_services',
  'reselling',
  'distribution',
  'marketing',
  'content',
  'media_buying',
  'events',
  'compliance',
] as const;
export type Competence = (typeof competences)[number];

/**
 * `proposed`: waits for the company's review, while what was published before stays; `returned`: changes were asked for;
 * `withdrawn`: the partner is not shown any more.
 */
export const profileStatuses = ['proposed', 'published', 'returned', 'withdrawn'] as const;
export type ProfileStatus = (typeof profileStatuses)[number];

/**
 * Whom a public directory lists. `opted_in`: partners that asked to be in it and were published. `everybody`: each current
 * partner with its name, and the former ones with the dates, as CySEC wants of investment firms (Circular C217).
 */
export const directoryScopes = ['opted_in', 'everybody'] as const;
export type DirectoryScope = (typeof directoryScopes)[number];

/** How long what a partner says of itself may be, in characters. */
export const descriptionMax = 1_500;

/** What a partner shows of itself. */
export interface DirectoryProfile {
  readonly description: string;
  readonly competences: readonly Competence[];
  /** Where it works, as ISO 3166 codes. */
  readonly countries: readonly string[];
  /** As ISO 639-1 codes. */
  readonly languages: readonly string[];
  readonly website: string | null;
  readonly logoFileId: string | null;
}
