import chromium from '@sparticuz/chromium';
import { hasBrowser } from './browser.ts';

/** Unpacks the browser before anybody starts it: two files that unpack it at once would find each other's half. */
export async function setup(): Promise<void> {
  if (hasBrowser) await chromium.executablePath();
}
