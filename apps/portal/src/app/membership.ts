const storageKey = 'countersign.membership';

/** The contact that this browser acts as; the API chooses when there is none. */
export function currentMembership(): string | undefined {
  return localStorage.getItem(storageKey) ?? undefined;
}

export function chooseMembership(id: string | undefined): void {
  if (id === undefined) localStorage.removeItem(storageKey);
  else localStorage.setItem(storageKey, id);
}
