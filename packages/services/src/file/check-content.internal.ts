import { checkArchive } from './check-archive.internal.ts';
import { checkPdf } from './check-pdf.internal.ts';
import { activeContent } from './content-refusal.internal.ts';

/**
 * Looks into a file that people will open. Refuses what can run (`file_has_active_content`: macros, scripts, embedded
 * programs and pages), what unpacks into far more than it is (`file_unpacks_too_large`), and what cannot be looked into
 * (`file_unreadable`), such as under a password.
 */
export async function checkContent(mediaType: string, content: Uint8Array): Promise<void> {
  if (/openxmlformats|opendocument/.test(mediaType)) await checkArchive(content);
  else if (mediaType === 'application/pdf') await checkPdf(content);
  else if (mediaType.startsWith('text/')) checkText(content);
}

const page =
  /^\s*(<!doctype\s+html|<html|<head|<body|<script|<svg|<iframe|<\?xml[^>]*>\s*<(?:svg|html|!doctype\s+(?:svg|html)))/i;

/** A page or a drawing under the name of a text. */
function checkText(content: Uint8Array): void {
  const start = Buffer.from(content.subarray(0, 4_096));
  const isWide = start[0] === 0xff && start[1] === 0xfe;
  const text = start.toString(isWide ? 'utf16le' : 'utf8').replace(/^\uFEFF/, '');
  if (page.test(text.replace(/^(?:\s*<!--[\s\S]*?-->)+/, ''))) throw activeContent('a page');
}
