import { createContext, use } from 'react';
import type { Place, PlanDraft } from './plan-draft.ts';

export interface DraftEditing {
  readonly draft: PlanDraft;
  readonly currency: string;
  readonly set: (place: Place, value: unknown) => void;
  /** What is wrong at a place, in words; undefined where nothing is, or nothing yet. */
  readonly problemAt: (place: Place) => string | undefined;
}

export const DraftContext = createContext<DraftEditing | undefined>(undefined);

/** The plan that is being typed. Only for parts below the editor. */
export function useDraft(): DraftEditing {
  const editing = use(DraftContext);
  if (editing === undefined) throw new Error('useDraft was called outside the plan editor.');
  return editing;
}
