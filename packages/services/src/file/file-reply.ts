/** What a verb gives where its operation's reply is a file and not JSON. */
export interface FileReply {
  readonly name: string;
  readonly mediaType: string;
  readonly content: Uint8Array;
  /** Shown in the page instead of being saved; for logos alone. */
  readonly isInline?: boolean;
}
