/** Keeps bytes under a key that never changes its content. */
export interface FileStore {
  /** Stores the whole content or nothing. Storing the same key again with the same content is success. */
  put(key: string, content: Uint8Array): Promise<void>;
  /** The content, or null where there is none. */
  get(key: string): Promise<Uint8Array | null>;
  /** At most `length` bytes from `start` on, none behind the end; null where there is no such file. */
  getPart(key: string, part: { readonly start: number; readonly length: number }): Promise<Uint8Array | null>;
  remove(key: string): Promise<void>;
}
