const waiting = new Map<string, string>();

/**
 * One key per intended action: asking again for the same action before its answer is known gives the same key, so a
 * retry after a broken connection is recognised by the server.
 */
export function idempotencyKeyFor(operation: string, input: unknown): { key: string; settle: () => void } {
  const fingerprint = `${operation} ${JSON.stringify(input)}`;
  const key = waiting.get(fingerprint) ?? crypto.randomUUID();
  waiting.set(fingerprint, key);
  return { key, settle: () => waiting.delete(fingerprint) };
}
