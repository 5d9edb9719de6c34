import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

interface Kept {
  readonly content: Buffer;
  readonly sha256: string;
}

export const credentials = {
  accessKeyId: 'AKIDEXAMPLE',
  secretAccessKey: 'a-secret-of-the-stand-in',
  region: 'eu-test-1',
};

/** A store that speaks as much of S3 as is needed here, and takes nothing whose signature or digest is wrong. */
export function s3StandIn(): { readonly server: Server; readonly kept: Map<string, Kept> } {
  const kept = new Map<string, Kept>();
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => answer(request, response, Buffer.concat(pieces)));
  });
  const answer = (request: IncomingMessage, response: ServerResponse, body: Buffer) => {
    const path = request.url ?? '';
    const end = (status: number, headers: Record<string, string> = {}, content: Buffer | string = '') =>
      response.writeHead(status, headers).end(content);
    if (signatureOf(request) !== /Signature=([0-9a-f]{64})/.exec(request.headers.authorization ?? '')?.[1])
      return end(403, {}, '<Error><Code>SignatureDoesNotMatch</Code></Error>');
    if (createHash('sha256').update(body).digest('hex') !== request.headers['x-amz-content-sha256'])
      return end(400, {}, '<Error><Code>XAmzContentSHA256Mismatch</Code></Error>');
    const found = kept.get(path);
    switch (request.method) {
      case 'PUT':
        if (request.headers['content-length'] === undefined) return end(411);
        if (found && request.headers['if-none-match'] === '*') return end(412);
        kept.set(path, { content: body, sha256: String(request.headers['x-amz-meta-sha256']) });
        return end(200);
      case 'DELETE':
        kept.delete(path);
        return end(204);
      default:
        return found ? give(found, request.headers.range, end) : end(404);
    }
  };
  return { server, kept };
}

function give(
  { content, sha256 }: Kept,
  range: string | undefined,
  end: (status: number, headers?: Record<string, string>, content?: Buffer) => unknown,
): unknown {
  const headers = { 'x-amz-meta-sha256': sha256 };
  const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(range ?? '') ?? [];
  if (from === undefined) return end(200, headers, content);
  if (Number(from) >= content.length) return end(416, headers);
  return end(206, headers, content.subarray(Number(from), Number(to) + 1));
}

/** AWS Signature Version 4 as its documentation describes it, written down once more so that the client's own is checked. */
function signatureOf(request: IncomingMessage): string {
  const signed = /SignedHeaders=([^,]+)/.exec(request.headers.authorization ?? '')?.[1] ?? '';
  const date = String(request.headers['x-amz-date']);
  const scope = `${date.slice(0, 8)}/${credentials.region}/s3/aws4_request`;
  const headers = signed.split(';').map((name) => `${name}:${String(request.headers[name]).trim()}\n`);
  const canonical = [
    request.method,
    request.url,
    '',
    headers.join(''),
    signed,
    request.headers['x-amz-content-sha256'],
  ].join('\n');
  const digest = createHash('sha256').update(canonical).digest('hex');
  const toSign = ['AWS4-HMAC-SHA256', date, scope, digest].join('\n');
  const key = scope
    .split('/')
    .reduce<Buffer | string>(
      (secret, part) => createHmac('sha256', secret).update(part).digest(),
      `AWS4${credentials.secretAccessKey}`,
    );
  return createHmac('sha256', key).update(toSign).digest('hex');
}
