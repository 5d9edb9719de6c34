import { AppError } from './app-error.ts';

/** Something that the caller cannot see or that does not exist, which is the same to them; `field` when the input named it. */
export function notFound(what: string, field?: string): AppError {
  return new AppError('not_found', {
    detail: `There is no such ${what}.`,
    fields: field === undefined ? [] : [{ field, code: 'not_found' }],
  });
}
