import type { EvidenceFile } from './form-context.ts';
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

/** Files that were uploaded and belong to nothing yet: the server names them only once they were sent. */
export function keptFilesOf(membership: string, draftId: string): EvidenceFile[] {
  try {
    // Written by keepFile.
    return JSON.parse(localStorage.getItem(`${nameOf(membership, draftId)}.files`) ?? '[]') as EvidenceFile[];
  } catch {
    return [];
  }
}

export function keepFile(membership: string, draftId: string, file: EvidenceFile): void {
  const files = [...keptFilesOf(membership, draftId), file];
  localStorage.setItem(`${nameOf(membership, draftId)}.files`, JSON.stringify(files));
}

export function forgetFiles(membership: string, draftId: string): void {
  localStorage.removeItem(`${nameOf(membership, draftId)}.files`);
}

function nameOf(membership: string, draftId: string | undefined): string {
  return `${prefix}.${membership}.${draftId ?? 'new'}`;
}
