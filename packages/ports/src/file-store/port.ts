/** Keeps bytes under a key that never changes its content. */
export interface FileStore {
  /** Stores the whole content or nothing. Storing the same key again with the same content is success. */
  put(key: string, content: Uint8Array): Promise<void>;
  /**
   * The same of a content that comes piece by piece and is never whole in memory. Its key is asked for when all of it has
   * come; where the pieces end with an error nothing is stored, and the error is thrown on.
   */
  putStream(pieces: AsyncIterable<Uint8Array>, keyOf: () => string): Promise<void>;
  /** The content, or null where there is none. */
  get(key: string): Promise<Uint8Array | null>;
  /** At most `length` bytes from `start` on, none behind the end; null where there is no such file. */
  getPart(key: string, part: { readonly start: number; readonly length: number }): Promise<Uint8Array | null>;
  remove(key: string): Promise<void>;
}
