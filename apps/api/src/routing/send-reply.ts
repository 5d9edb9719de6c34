import { pipeline } from 'node:stream/promises';
import { commandResult } from '@countersign/contracts/shared/fields';
import type { FileReply, StreamedFileReply } from '@countersign/services/file/file-reply';
import type { Response } from 'express';
import type { BoundOperation } from './bind.ts';

export const apiBase = '/api/v1';

/** Sends what the verb gave, as the operation declares it: fields that it does not name stay inside. */
export async function sendReply(
  { operation, id }: BoundOperation,
  response: Response,
  reply: { readonly output: unknown; readonly wasReplayed: boolean },
): Promise<void> {
  response.set('cache-control', 'no-store');
  if (reply.wasReplayed) response.set('idempotent-replayed', 'true');
  if (operation.transfer === 'download') {
    await sendFile(response, reply.output as FileReply | StreamedFileReply);
    return;
  }
  if (operation.status === 204) {
    response.status(204).end();
    return;
  }
  const output = operation.output.safeParse(reply.output);
  if (!output.success) throw new Error(`${id} gave what it does not declare: ${output.error.message}`);
  const body: unknown = output.data;
  const revision = revisionOf(body);
  if (revision !== undefined) response.set('etag', `"${revision}"`);
  const pending = operation.idempotency === 'decision' ? pendingCommand(body) : undefined;
  if (pending !== undefined) response.set('location', `${apiBase}/commands/${pending}`).set('retry-after', '1');
  response
    .status(pending === undefined ? (operation.status ?? 200) : 202)
    .type('application/json')
    .send(JSON.stringify(body));
}

async function sendFile(response: Response, file: FileReply | StreamedFileReply): Promise<void> {
  const isInline = 'content' in file && file.isInline === true;
  // Not by Express's `set`, which would add a charset that nobody has checked.
  response.setHeader('content-type', file.mediaType);
  response
    .status(200)
    .set('content-disposition', `${isInline ? 'inline' : 'attachment'}; ${fileNames(file.name)}`)
    .set('x-content-type-options', 'nosniff')
    .set('content-security-policy', "default-src 'none'; sandbox")
    .set('cache-control', isInline ? 'public, max-age=300' : 'private, no-store');
  if ('content' in file) response.send(Buffer.from(file.content));
  else await sendPieces(response, file.pieces);
}

/** Nobody is told of a receiver that went away in the middle. */
async function sendPieces(response: Response, pieces: AsyncIterable<Uint8Array>): Promise<void> {
  try {
    await pipeline(pieces, response);
  } catch (error) {
    if (!(error instanceof Error && Reflect.get(error, 'code') === 'ERR_STREAM_PREMATURE_CLOSE')) throw error;
  }
}

/** RFC 6266: a plain name for old clients, the real one in UTF-8. */
function fileNames(name: string): string {
  const plain = name.replace(/[^A-Za-z0-9._ -]/g, '_').slice(0, 100);
  const full = encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `filename="${plain}"; filename*=UTF-8''${full}`;
}

function revisionOf(body: unknown): number | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const revision: unknown = Reflect.get(body, 'revision');
  return typeof revision === 'number' ? revision : undefined;
}

function pendingCommand(body: unknown): string | undefined {
  const result = commandResult.safeParse(body);
  return result.success && result.data.status === 'pending' ? result.data.commandId : undefined;
}
