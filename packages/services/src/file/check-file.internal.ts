import { fileBytesMax, importBytesMax, sizeText } from '@countersign/domain/file/file';
import { fileTypeFromBuffer } from 'file-type';
import { AppError, invalidInput } from '../app-error.ts';
import type { Limits } from '../context.ts';

export type FilePurpose = 'evidence' | 'attachment' | 'import' | 'logo';

const documents = new Map([
  ['application/pdf', ['pdf']],
  ['image/png', ['png']],
  ['image/jpeg', ['jpg', 'jpeg']],
  ['image/webp', ['webp']],
  ['image/gif', ['gif']],
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', ['docx']],
  ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', ['xlsx']],
  ['application/vnd.openxmlformats-officedocument.presentationml.presentation', ['pptx']],
  ['application/vnd.oasis.opendocument.text', ['odt']],
  ['application/vnd.oasis.opendocument.spreadsheet', ['ods']],
]);
const texts = new Map([
  ['txt', 'text/plain'],
  ['csv', 'text/csv'],
  ['ndjson', 'application/x-ndjson'],
  ['jsonl', 'application/x-ndjson'],
  ['eml', 'message/rfc822'],
]);
const logoTypes = new Set(['image/png', 'image/jpeg', 'image/webp']);
const logoBytesMax = 512 * 1024;

/** How many bytes say what a text is; of other files it takes the whole. */
export const headBytes = 4_100;

/** How large a file of this purpose may be. */
export function bytesMaxOf(purpose: FilePurpose, limits: Limits | undefined): number {
  switch (purpose) {
    case 'logo':
      return logoBytesMax;
    case 'import':
      return limits?.importBytesMax ?? importBytesMax;
    case 'evidence':
    case 'attachment':
      return limits?.fileBytesMax ?? fileBytesMax;
    default:
      return purpose satisfies never;
  }
}

/** Refuses `payload_too_large`, naming the limit, and what is empty. */
export function checkSize(size: number, bytesMax: number): void {
  if (size === 0) throw invalidInput({ field: 'body', code: 'empty', message: 'the file is empty' });
  if (size > bytesMax) {
    throw new AppError('payload_too_large', {
      detail: `At most ${bytesMax < 1024 * 1024 ? `${bytesMax} bytes` : sizeText(bytesMax)} are taken here.`,
      facts: { bytesMax },
      fields: [{ field: 'body', code: 'too_large' }],
    });
  }
}

/**
 * The media type of a file by what it holds, never by what it is called; of a text its first bytes are enough. Refuses
 * (`unsupported_media_type`) a type that is not on the list of its purpose or not what its name says.
 */
export async function checkType(given: {
  readonly name: string;
  readonly purpose: FilePurpose;
  readonly content: Uint8Array;
}): Promise<string> {
  const { content, purpose } = given;
  const extension = /\.([A-Za-z0-9]{1,8})$/.exec(given.name)?.[1]?.toLowerCase() ?? '';
  const sniffed = await fileTypeFromBuffer(content);
  const mediaType = sniffed ? knownDocument(sniffed.mime, extension) : knownText(content, extension);
  if (mediaType === null || !isAllowed(mediaType, purpose)) throw unsupported(purpose);
  return mediaType;
}

function knownDocument(mime: string, extension: string): string | null {
  return documents.get(mime)?.includes(extension) ? mime : null;
}

/** Texts have no signature; they must be without NUL (but in UTF-16 with its mark), under a name that says text. */
function knownText(content: Uint8Array, extension: string): string | null {
  const mediaType = texts.get(extension);
  const isWide = (content[0] === 0xff && content[1] === 0xfe) || (content[0] === 0xfe && content[1] === 0xff);
  if (mediaType === undefined || (content.includes(0) && !isWide)) return null;
  return mediaType;
}

function isAllowed(mediaType: string, purpose: FilePurpose): boolean {
  switch (purpose) {
    case 'logo':
      return logoTypes.has(mediaType);
    case 'import':
      return mediaType === 'text/csv' || mediaType === 'text/plain' || mediaType === 'application/x-ndjson';
    case 'evidence':
    case 'attachment':
      return true;
    default:
      return purpose satisfies never;
  }
}

function unsupported(purpose: FilePurpose): AppError {
  return new AppError('unsupported_media_type', {
    detail: {
      logo: 'A logo is a PNG, JPEG or WebP picture.',
      import: 'An import is a CSV or NDJSON file, not compressed.',
      evidence:
        'PDF, pictures, Office and OpenDocument files, text, CSV and mails are taken, under a name that fits what they hold.',
      attachment:
        'PDF, pictures, Office and OpenDocument files, text, CSV and mails are taken, under a name that fits what they hold.',
    }[purpose],
    fields: [{ field: 'body', code: 'unsupported' }],
  });
}
