import { AppError } from './app-error.ts';

/** Where a page ended: the sort key's value and the row's id, so that rows inserted meanwhile move nothing. */
export interface Cursor {
  readonly value: string | number | null;
  readonly id: string;
}

export function encodeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify([cursor.value, cursor.id])).toString('base64url');
}

/** Refuses (`invalid_input`) what is not a cursor of ours. */
export function decodeCursor(text: string | undefined): Cursor | null {
  if (text === undefined) return null;
  try {
    const parsed: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    if (Array.isArray(parsed) && parsed.length === 2) {
      const [value, id] = parsed as unknown[];
      if (typeof id === 'string' && (value === null || typeof value === 'string' || typeof value === 'number'))
        return { value, id };
    }
  } catch (cause) {
    throw new AppError('invalid_input', {
      detail: 'cursor: not a cursor',
      fields: [{ field: 'cursor', code: 'cursor' }],
      cause,
    });
  }
  throw new AppError('invalid_input', {
    detail: 'cursor: not a cursor',
    fields: [{ field: 'cursor', code: 'cursor' }],
  });
}
