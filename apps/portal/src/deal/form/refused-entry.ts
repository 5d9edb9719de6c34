import type { FieldError } from '@countersign/ui/client/problem';
import type { PortalTexts } from '../../app/texts.tsx';
import { fieldText } from '../../parts/problem-text.ts';

/** A refused entry in the form's own words where it has better ones, else by the code of the refusal. */
export function refusedEntryText(error: FieldError, texts: PortalTexts): string {
  const { errors } = texts.register;
  if (/\.contacts\.\d+\.email$/.test(error.field)) return errors.email;
  if (/\.contacts\.\d+\.phone$/.test(error.field)) return errors.phone;
  if (/\.lines\.\d+\.quantity$/.test(error.field)) return errors.quantity;
  if (error.field.endsWith('.customerWebsite') && error.code !== 'too_big') return errors.website;
  return error.code === 'required' ? errors.required : fieldText(error, texts.shared);
}
