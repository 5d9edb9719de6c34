import type { ScanVerdict } from '@countersign/ports/virus-scanner/port';

/** `stream: OK`, `stream: Eicar-Test-Signature FOUND`, `INSTREAM size limit exceeded. ERROR`. */
export function verdictOf(reply: string): ScanVerdict {
  const text = reply.replace(/\0+$/, '').trim();
  if (text === 'stream: OK') return { status: 'clean' };
  const signature = /^stream: (.{1,200}) FOUND$/.exec(text)?.[1];
  if (signature !== undefined) return { status: 'infected', signature };
  if (/size limit exceeded/i.test(text)) return { status: 'unavailable', code: 'SIZE_LIMIT' };
  return { status: 'unavailable', code: 'NO_VERDICT' };
}
