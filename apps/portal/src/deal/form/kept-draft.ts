import type { TermsPatch } from './values.ts';

const prefix = 'countersign.draft';

/** What was typed in this browser and has not reached the server, per membership and draft. */
export function pendingOf(membership: string, draftId: string | undefined): TermsPatch {
  const stored = localStorage.getItem(nameOf(membership, draftId));
  if (stored === null) return {};
  try {
    // Written by keepPending; the server checks it again.
    return JSON.parse(stored) as TermsPatch;
  } catch {
    return {};
  }
}

export function keepPending(membership: string, draftId: string | undefined, pending: TermsPatch): void {
  const name = nameOf(membership, draftId);
  if (Object.keys(pending).length === 0) localStorage.removeItem(name);
  else localStorage.setItem(name, JSON.stringify(pending));
}

function nameOf(membership: string, draftId: string | undefined): string {
  return `${prefix}.${membership}.${draftId ?? 'new'}`;
}
