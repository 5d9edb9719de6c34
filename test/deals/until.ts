/** Polls until there is something, and says what was missing when the time is over. */
export async function until<T>(
  what: string,
  look: () => Promise<T | undefined | null | false>,
  { timeoutMs = 30_000, pollMs = 25 }: { readonly timeoutMs?: number; readonly pollMs?: number } = {},
): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== null && found !== false) return found;
    if (Date.now() > deadline) throw new Error(`waited ${timeoutMs} ms in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
}
