/** Why the server refused the mail for good (SMTP 5xx to the recipient or the content); null for what may pass later. */
export function isFinalRefusal(error: unknown): string | null {
  if (!(error instanceof Error) || !('responseCode' in error)) return null;
  const { responseCode } = error;
  if (typeof responseCode !== 'number' || responseCode < 500) return null;
  // 535 and its kin say that our own credentials are wrong: the mail itself is fine.
  return responseCode >= 530 && responseCode < 540 ? null : error.message.slice(0, 300);
}
