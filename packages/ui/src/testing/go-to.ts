/**
 * Runs in the page: goes to another address as a link within the app does. The headings that stand there are marked as left
 * (`data-left`), so that a test sees when the next page has its own.
 */
export function goTo(address: string): void {
  for (const heading of document.querySelectorAll('h1')) heading.dataset['left'] = '';
  // The router counts its places, and warns of one that it did not count.
  const { idx = 0 } = (history.state ?? {}) as { readonly idx?: number };
  history.pushState({ idx: idx + 1 }, '', address);
  dispatchEvent(new PopStateEvent('popstate'));
}
