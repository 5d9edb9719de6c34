import type { ByteStream, Operation } from '@countersign/contracts/operation/operation';
import { fileBytesMax } from '@countersign/domain/file/file';
import { AppError } from '@countersign/services/app-error';
import { byteStream } from '@countersign/services/file/byte-stream';
import express, { type Request, type RequestHandler, type Response } from 'express';

const jsonLimit = '256kb';
const bulkLimit = '8mb';

const readJson = express.json({ limit: jsonLimit, strict: false, type: () => true, inflate: false });
const readBulk = express.json({ limit: bulkLimit, strict: false, type: () => true, inflate: false });
const readBytes = express.raw({ limit: fileBytesMax, type: () => true, inflate: false });

/** The body as JSON, or as bytes where the operation takes a file, unread where it streams; undefined where there is none. */
export async function readBody(operation: Operation, request: Request, response: Response): Promise<unknown> {
  if (operation.isStreamed) return streamOf(request);
  if (!hasBody(request)) return operation.transfer === 'upload' ? new Uint8Array() : undefined;
  if (operation.method === 'GET') return undefined;
  if (operation.transfer === 'upload') {
    await run(readBytes, request, response);
    return Buffer.isBuffer(request.body) ? new Uint8Array(request.body) : new Uint8Array();
  }
  if (!isJson(request)) {
    throw new AppError('unsupported_media_type', {
      detail: 'Send the body as application/json.',
      fields: [{ field: 'Content-Type', code: 'unsupported' }],
    });
  }
  await run(operation.bulk ? readBulk : readJson, request, response);
  return request.body as unknown;
}

/** Read only while the verb reads. What is compressed is not taken: nobody could say how large it becomes. */
function streamOf(request: Request): ByteStream {
  const encoding = request.get('content-encoding');
  if (encoding !== undefined && encoding !== 'identity') {
    throw new AppError('unsupported_media_type', {
      detail: 'Send the file as it is, without a Content-Encoding.',
      fields: [{ field: 'Content-Encoding', code: 'unsupported' }],
    });
  }
  const length = request.get('content-length');
  return byteStream(hasBody(request) ? piecesOf(request) : [], length === undefined ? undefined : Number(length));
}

async function* piecesOf(request: Request): AsyncGenerator<Uint8Array> {
  try {
    yield* request.iterator({ destroyOnReturn: false });
  } catch (error) {
    if (!request.destroyed || request.complete) throw error;
    throw new AppError('malformed_request', { detail: 'The body ended before it was complete.' });
  }
}

function hasBody(request: Request): boolean {
  if (request.get('transfer-encoding') !== undefined) return true;
  const length = request.get('content-length');
  return length !== undefined && length !== '0';
}

function isJson(request: Request): boolean {
  const type = (request.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  return type === 'application/json';
}

function run(handler: RequestHandler, request: Request, response: Response): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (error?: unknown) => (error === undefined ? resolve() : reject(error as Error));
    void handler(request, response, settle);
  });
}
