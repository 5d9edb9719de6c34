/**
 * What a scanner says of a content. `unavailable` is no answer: the scanner, or the way there, did not work, and nothing is
 * known of the content.
 */
export type ScanVerdict =
  | { readonly status: 'clean' }
  | { readonly status: 'infected'; readonly signature: string }
  | { readonly status: 'unavailable'; readonly code: string };

/** Looks for what is harmful in files. It never throws for what the scanner does. */
export interface VirusScanner {
  /** Named where it is said whether files are looked at; null where none is configured. */
  readonly source: string | null;
  scan(content: Uint8Array): Promise<ScanVerdict>;
}
