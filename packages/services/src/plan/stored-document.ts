import type { PlanDocument } from '@countersign/domain/plan/document';

/** Only documents that `checkPlan` took are ever stored, so what is stored is one. */
export function storedDocument(document: Record<string, unknown>): PlanDocument {
  return document as unknown as PlanDocument;
}
