/** Whether the database refused a row because another one holds the same key of that constraint or index. */
export function isUniqueViolation(error: unknown, constraint: string): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  if (typeof cause !== 'object' || cause === null) return false;
  return Reflect.get(cause, 'code') === '23505' && Reflect.get(cause, 'constraint_name') === constraint;
}
