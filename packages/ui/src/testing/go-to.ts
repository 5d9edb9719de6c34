/**
 * Runs in the page: goes to another address as a link within the app does. The headings that stand there are marked as left
 * (`data-left`), so that a test sees when the next page has its own.
 */
export function goTo(address: string): void {
  for (const heading of document.querySelectorAll('h1')) heading.dataset['left'] = '';
  history.pushState(null, '', address);
  dispatchEvent(new PopStateEvent('popstate'));
}
