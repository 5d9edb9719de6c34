import { type DealField, dealFields } from '@countersign/domain/deal-registration/deal';
import { type FieldError, isProblem } from '@countersign/ui/client/problem';

/** The form's field that a problem names: `terms.contacts.0.email` is about the contacts. */
export function fieldOfError(error: FieldError): DealField | undefined {
  const segments = error.field.split(/[.[\]/]+/);
  return segments.map((segment) => dealFields.find((field) => field === segment)).find((field) => field !== undefined);
}

/** What a refusal says about the form's fields, the first for each. */
export function refusedFields(problem: unknown): Map<DealField, FieldError> {
  const refused = new Map<DealField, FieldError>();
  if (!isProblem(problem)) return refused;
  for (const error of problem.errors) {
    const field = fieldOfError(error);
    if (field !== undefined && !refused.has(field)) refused.set(field, error);
  }
  return refused;
}
