interface NamedFile {
  readonly name: string;
  readonly mediaType: string;
}

/** What a verb gives where its operation's reply is a file and not JSON. */
export interface FileReply extends NamedFile {
  readonly content: Uint8Array;
  /** Shown in the page instead of being saved; for logos alone. */
  readonly isInline?: boolean;
}

/** The same of a file that may be larger than memory: it is made, or read, while it is sent. */
export interface StreamedFileReply extends NamedFile {
  readonly pieces: AsyncIterable<Uint8Array>;
}
