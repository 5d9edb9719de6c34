const storageKey = 'countersign.membership';

/** The company this browser acts for, kept so that a reload does not change it. */
export function currentMembershipId(): string | undefined {
  return localStorage.getItem(storageKey) ?? undefined;
}

export function chooseMembership(id: string): void {
  localStorage.setItem(storageKey, id);
}

export function forgetMembership(): void {
  localStorage.removeItem(storageKey);
}
