import { createInflate } from 'node:zlib';
import { activeContent, unpacksTooFar, unreadable } from './content-refusal.internal.ts';

/** Objects are small; pictures and fonts are not among what is unpacked here. */
const unpackedBytesMax = 64 * 1024 * 1024;
const objectStreamsMax = 20_000;

const forbidden = [
  ['/JavaScript', 'a script'],
  ['/Launch', 'a program to start'],
  ['/EmbeddedFile', 'another file'],
  ['/RichMedia', 'a film or an animation'],
] as const;

/**
 * Looks for what a PDF may do by itself: in the open, however its names are written, and in the streams that hold objects.
 * What hides objects so that they cannot be read is refused.
 */
export async function checkPdf(content: Uint8Array): Promise<void> {
  const text = Buffer.from(content).toString('latin1');
  lookFor(text);
  const isEncrypted = /\/Encrypt\b/.test(plainNames(text));
  let unpacked = 0;
  let streams = 0;
  for (const stream of objectStreamsOf(text)) {
    streams += 1;
    if (streams > objectStreamsMax) throw unpacksTooFar(`more than ${objectStreamsMax} streams of objects`);
    if (isEncrypted) throw unreadable('it is under a password');
    const inner = await unpack(stream, unpackedBytesMax - unpacked);
    unpacked += inner.length;
    lookFor(inner);
  }
}

/** `/J#61vaScript` is `/JavaScript`. */
function plainNames(text: string): string {
  return text.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

function lookFor(text: string): void {
  const plain = plainNames(text);
  for (const [name, what] of forbidden) {
    if (new RegExp(`${name}(?:s?)(?![A-Za-z])`).test(plain)) throw activeContent(what);
  }
}

interface ObjectStream {
  readonly dictionary: string;
  readonly body: string;
}

/** Streams whose dictionary says `/First`, as those of objects must, by whatever type they go. */
function* objectStreamsOf(text: string): Generator<ObjectStream> {
  const start = /\bstream\r?\n/g;
  for (let found = start.exec(text); found !== null; found = start.exec(text)) {
    const before = text.slice(Math.max(0, found.index - 4_096), found.index);
    const dictionary = plainNames(before.slice(before.lastIndexOf(' obj') + 1));
    const bodyAt = found.index + found[0].length;
    const end = text.indexOf('endstream', bodyAt);
    if (/\/First\b/.test(dictionary) || /\/ObjStm\b/.test(dictionary))
      yield { dictionary, body: text.slice(bodyAt, end === -1 ? undefined : end) };
    if (end !== -1) start.lastIndex = end;
  }
}

async function unpack({ dictionary, body }: ObjectStream, bytesMax: number): Promise<string> {
  const filter = /\/Filter\s*(\[[^\]]*\]|\/\w+|\d+ \d+ R)/.exec(dictionary)?.[1]?.replace(/[[\]\s]/g, '');
  if (filter === undefined) return body;
  if (filter !== '/FlateDecode' && filter !== '/Fl') throw unreadable('its objects are packed in an unusual way');
  const inflate = createInflate({ finishFlush: 2 });
  const pieces: Buffer[] = [];
  let length = 0;
  inflate.end(Buffer.from(body, 'latin1'));
  try {
    for await (const piece of inflate) {
      const bytes = piece as Buffer;
      length += bytes.byteLength;
      if (length > bytesMax) break;
      pieces.push(bytes);
    }
  } catch {
    throw unreadable('its objects cannot be unpacked');
  }
  if (length > bytesMax) throw unpacksTooFar(`more than ${unpackedBytesMax} bytes of objects`);
  return Buffer.concat(pieces).toString('latin1');
}
