/** Why the server refused the mail for good (5xx to its recipient or content, RFC 5321 §4.2.1); null for what may pass later. */
export function finalRefusal(error: unknown): string | null {
  if (!(error instanceof Error) || !('responseCode' in error)) return null;
  const { responseCode } = error;
  if (typeof responseCode !== 'number' || responseCode < 500) return null;
  // 530 to 538 say that our own sign-in is wrong (RFC 4954 §6): the mail itself is fine.
  return responseCode >= 530 && responseCode < 540 ? null : error.message.slice(0, 300);
}
