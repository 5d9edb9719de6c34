import type { ByteStream } from '@countersign/contracts/operation/operation';
import { AppError } from '../app-error.ts';
import type { ServiceContext } from '../context.ts';
import { watched } from './byte-stream.ts';
import { checkContent } from './check-content.internal.ts';
import { bytesMaxOf, checkSize, checkType, type FilePurpose, headBytes } from './check-file.internal.ts';
import { fileKey } from './file-key.ts';

export interface StoredUpload {
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
}

interface Upload {
  readonly name: string;
  readonly purpose: FilePurpose;
  readonly stream: ByteStream;
}

/** Checks and keeps what comes. More than may be is turned away as soon as that is known, and nothing of it is kept. */
export async function storeUpload(ctx: ServiceContext, upload: Upload): Promise<StoredUpload> {
  const { declaredLength } = upload.stream;
  const bytesMax = bytesMaxOf(upload.purpose, ctx.limits);
  if (declaredLength !== undefined) checkSize(declaredLength, bytesMax);
  return upload.purpose === 'import' ? storeAsItComes(ctx, upload, bytesMax) : storeWhole(ctx, upload, bytesMax);
}

async function storeWhole(ctx: ServiceContext, upload: Upload, bytesMax: number): Promise<StoredUpload> {
  const pieces: Uint8Array[] = [];
  for await (const piece of watched(upload.stream, (_, length) => checkSize(length, bytesMax))) pieces.push(piece);
  const content = Buffer.concat(pieces);
  checkSize(content.byteLength, bytesMax);
  const mediaType = await checkType({ ...upload, content });
  await checkContent(mediaType, content);
  await requireClean(ctx, content);
  const sha256 = upload.stream.sha256();
  await ctx.ports.fileStore.put(fileKey({ tenantId: ctx.tenantId, sha256 }), content);
  return { mediaType, size: content.byteLength, sha256 };
}

/** Refuses what the scanner knows (`file_infected`), and everything while a scanner is configured and away. */
async function requireClean(ctx: ServiceContext, content: Uint8Array): Promise<void> {
  const verdict = await ctx.ports.virusScanner.scan(content);
  switch (verdict.status) {
    case 'clean':
      return;
    case 'infected':
      ctx.log.warn({ signature: verdict.signature }, 'a file was refused by the virus scanner');
      throw new AppError('file_infected', {
        detail: 'The virus scanner refused the file.',
        fields: [{ field: 'body', code: 'infected' }],
        facts: { signature: verdict.signature },
      });
    case 'unavailable':
      ctx.log.error({ code: verdict.code }, 'the virus scanner does not answer');
      throw new AppError('temporarily_unavailable', {
        detail: 'The virus scanner does not answer, and nothing is taken unseen.',
      });
    default:
      return verdict satisfies never;
  }
}

async function storeAsItComes(ctx: ServiceContext, upload: Upload, bytesMax: number): Promise<StoredUpload> {
  const head = Buffer.alloc(headBytes);
  let headLength = 0;
  let mediaType: string | undefined;
  let size = 0;
  const look = async (piece: Uint8Array, lengthSoFar: number) => {
    checkSize(lengthSoFar, bytesMax);
    size = lengthSoFar;
    if (mediaType !== undefined) return;
    head.set(piece.subarray(0, headBytes - headLength), headLength);
    headLength = Math.min(headBytes, lengthSoFar);
    if (headLength === headBytes) mediaType = await checkType({ ...upload, content: head });
  };
  const pieces = async function* () {
    yield* watched(upload.stream, look);
    checkSize(size, bytesMax);
    mediaType ??= await checkType({ ...upload, content: head.subarray(0, headLength) });
  };
  await ctx.ports.fileStore.putStream(pieces(), () =>
    fileKey({ tenantId: ctx.tenantId, sha256: upload.stream.sha256() }),
  );
  if (mediaType === undefined) throw new Error('the store did not read to the end');
  return { mediaType, size, sha256: upload.stream.sha256() };
}
