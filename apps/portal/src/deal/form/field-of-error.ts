import { type DealField, dealFields } from '@countersign/domain/deal-registration/deal';
import type { FieldError } from '@countersign/ui/client/problem';

/** The form's field that a problem names: `terms.contacts.0.email` is about the contacts. */
export function fieldOfError(error: FieldError): DealField | undefined {
  const segments = error.field.split(/[.[\]/]+/);
  return segments.map((segment) => dealFields.find((field) => field === segment)).find((field) => field !== undefined);
}
