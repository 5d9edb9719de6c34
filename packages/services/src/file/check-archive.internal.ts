import type { Readable } from 'node:stream';
import { type Entry, fromBuffer, type ZipFile } from 'yauzl';
import { activeContent, unpacksTooFar, unreadable } from './content-refusal.internal.ts';

/** What office files have room for, many times over. */
const entriesMax = 2_000;
const unpackedBytesMax = 200 * 1024 * 1024;
/** Text packs well, but not a thousand to one; small files may. */
const ratioMax = 200;
const ratioFromBytes = 5 * 1024 * 1024;
const depthMax = 2;

interface Budget {
  entries: number;
  unpackedBytes: number;
}

/** Whether an office file, or one inside it, holds macros, programs or more than it should; declared sizes are held to the real ones. */
export async function checkArchive(
  content: Uint8Array,
  budget: Budget = { entries: 0, unpackedBytes: 0 },
  depth = 1,
): Promise<void> {
  if (depth > depthMax) throw unpacksTooFar('an archive in an archive in an archive');
  const zip = await openZip(content);
  try {
    for await (const entry of entriesOf(zip)) {
      budget.entries += 1;
      if (budget.entries > entriesMax) throw unpacksTooFar(`more than ${entriesMax} entries`);
      checkName(entry);
      checkDeclared(entry, budget);
      if (entry.fileName.endsWith('/')) continue;
      await lookInto(await unpack(zip, entry), entry, { budget, depth });
    }
  } finally {
    zip.close();
  }
}

function openZip(content: Uint8Array): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    const options = { lazyEntries: true, validateEntrySize: true, autoClose: false } as const;
    fromBuffer(Buffer.from(content), options, (error, zip) =>
      error ? reject(unreadable('its table of contents is broken')) : resolve(zip),
    );
  });
}

async function* entriesOf(zip: ZipFile): AsyncGenerator<Entry> {
  for (;;) {
    const entry = await new Promise<Entry | null>((resolve, reject) => {
      const settle = () => {
        zip.off('entry', onEntry).off('end', onEnd).off('error', onError);
      };
      const onEntry = (found: Entry) => (settle(), resolve(found));
      const onEnd = () => (settle(), resolve(null));
      const onError = () => (settle(), reject(unreadable('its table of contents is broken')));
      zip.on('entry', onEntry).on('end', onEnd).on('error', onError);
      zip.readEntry();
    });
    if (entry === null) return;
    yield entry;
  }
}

const macros = /(^|\/)(vbaproject|vbadata)[^/]*$|\/(macrosheets|activex|customui)\//i;
const odfScripts = /^(basic|scripts)\//i;
const programs =
  /\.(exe|dll|com|scr|msi|bat|cmd|ps1|vbs|vbe|js|jse|wsf|hta|jar|lnk|html?|svgz?|docm|xlsm|pptm|dotm|xltm|potm|xlam|ppam)$/i;
const otherArchives = /\.(zip|rar|7z|gz|tgz|bz2|xz|tar|cab|iso|img)$/i;
const oleObjects = /\/embeddings\/[^/]*\.bin$/i;

function checkName({ fileName, generalPurposeBitFlag }: Entry): void {
  if ((generalPurposeBitFlag & 1) === 1) throw unreadable('it is under a password');
  if (macros.test(fileName) || odfScripts.test(fileName)) throw activeContent('macros');
  if (oleObjects.test(fileName)) throw activeContent('an embedded object');
  if (programs.test(fileName)) throw activeContent(fileName.slice(-80));
  if (otherArchives.test(fileName)) throw unpacksTooFar('an archive in it');
}

function checkDeclared({ compressedSize, uncompressedSize }: Entry, budget: Budget): void {
  budget.unpackedBytes += uncompressedSize;
  if (budget.unpackedBytes > unpackedBytesMax) throw unpacksTooFar(`more than ${unpackedBytesMax} bytes`);
  if (uncompressedSize > ratioFromBytes && uncompressedSize > compressedSize * ratioMax)
    throw unpacksTooFar(`more than ${ratioMax} to one`);
}

const lookedAtBytes = 2 * 1024 * 1024;

/** Reads an entry to its end, because only that shows its real size; keeps what has to be looked at. */
async function unpack(zip: ZipFile, entry: Entry): Promise<Buffer> {
  const isNested = /\.(docx|xlsx|pptx|odt|ods)$/i.test(entry.fileName);
  const stream = await new Promise<Readable>((resolve, reject) => {
    zip.openReadStream(entry, (error, opened) =>
      error ? reject(unreadable('an entry cannot be read')) : resolve(opened),
    );
  });
  const kept: Buffer[] = [];
  let length = 0;
  try {
    for await (const piece of stream) {
      const bytes = piece as Buffer;
      if (isNested || length < lookedAtBytes) kept.push(bytes);
      length += bytes.byteLength;
    }
  } catch (error) {
    if (error instanceof Error && /too many bytes/i.test(error.message))
      throw unpacksTooFar('an entry is larger than it says');
    throw unreadable('an entry cannot be unpacked');
  }
  return Buffer.concat(kept);
}

const outside =
  /<Relationship\b(?=[^>]*TargetMode\s*=\s*["']External["'])(?=[^>]*Type\s*=\s*["'][^"']*\/(attachedTemplate|oleObject|frame|subDocument|externalLinkPath|package)["'])/i;

async function lookInto(
  content: Buffer,
  entry: Entry,
  { budget, depth }: { readonly budget: Budget; readonly depth: number },
): Promise<void> {
  if (content.subarray(0, 4).equals(zipStart)) return checkArchive(content, budget, depth + 1);
  if (content.subarray(0, 2).toString('latin1') === 'MZ') throw activeContent('a program');
  if (!/\.(xml|rels|vml)$/i.test(entry.fileName)) return;
  const text = content.toString(content[0] === 0xff && content[1] === 0xfe ? 'utf16le' : 'utf8');
  if (/<!ENTITY/i.test(text)) throw unpacksTooFar('entities of its own');
  if (entry.fileName === '[Content_Types].xml' && /macroEnabled|vbaProject/i.test(text)) throw activeContent('macros');
  if (entry.fileName.endsWith('.rels') && outside.test(text))
    throw activeContent('a template or object from elsewhere');
  if (
    /^content\.xml$|\/content\.xml$/i.test(entry.fileName) &&
    /<script:event-listener|<office:scripts>\s*</i.test(text)
  )
    throw activeContent('scripts');
}

const zipStart = Buffer.from([0x50, 0x4b, 0x03, 0x04]);
