/** What comes next in a saga; `at` where it is not to be tried before. */
export type SagaTurn =
  | { readonly kind: 'do' | 'undo'; readonly step: string; readonly at: number | null }
  | { readonly kind: 'wait' | 'end' };

interface Which {
  readonly tenantId: string;
  readonly sagaId: string;
}

/** Each may be stopped anywhere and run again; what a step's failing means is in what it gives. */
export interface SagaActivities {
  nextSagaTurn(input: Which): Promise<SagaTurn>;
  doSagaStep(input: Which & { readonly step: string }): Promise<SagaTurn>;
  undoSagaStep(input: Which & { readonly step: string }): Promise<SagaTurn>;
}
