import type { CaseState } from '@countersign/domain/case/case-state';
import type { Resolution, Transition } from '@countersign/domain/case/transition';
import type { Instant } from '@countersign/domain/time/instant';

export interface ProjectArguments {
  readonly transition: Transition;
  readonly at: Instant;
}

export type Projected =
  | { readonly kind: 'applied'; readonly resolution: Resolution }
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'ahead'; readonly state: CaseState }
  | { readonly kind: 'ended' }
  | { readonly kind: 'superseded' };

/** What a case asks of the worker: one activity per transition, and one to catch up with the database. */
export interface CaseActivities {
  project(input: ProjectArguments): Promise<Projected>;
  loadState(input: {
    readonly tenantId: string;
    readonly caseId: string;
    readonly epoch: number;
  }): Promise<CaseState | null>;
}
