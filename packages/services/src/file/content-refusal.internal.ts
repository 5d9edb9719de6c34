import { AppError } from '../app-error.ts';

/** A file that is of a kind that is taken, and holds what is not. */
export function activeContent(what: string): AppError {
  return new AppError('file_has_active_content', {
    detail: `The file holds something that can run: ${what}.`,
    fields: [{ field: 'body', code: 'active_content' }],
    facts: { what },
  });
}

export function unpacksTooFar(what: string): AppError {
  return new AppError('file_unpacks_too_large', {
    detail: `The file cannot be unpacked within what is allowed: ${what}.`,
    fields: [{ field: 'body', code: 'too_large' }],
    facts: { what },
  });
}

export function unreadable(what: string): AppError {
  return new AppError('file_unreadable', {
    detail: `The file cannot be looked into: ${what}.`,
    fields: [{ field: 'body', code: 'unreadable' }],
    facts: { what },
  });
}
