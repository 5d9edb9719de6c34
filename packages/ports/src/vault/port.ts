/** Keeps what has to be read again and must not be readable in the database, such as keys of other systems. */
export interface Vault {
  /** The text under lock; `purpose` names what it is for, and opens nothing sealed for another. */
  seal(purpose: string, text: string): string;
  /** Null for what was not sealed here, or for another purpose, or with another key. */
  open(purpose: string, sealed: string): string | null;
}
