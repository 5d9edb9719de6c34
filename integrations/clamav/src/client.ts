import { connect } from 'node:net';
import type { ClamavConfig } from './config.ts';

const chunkBytes = 64 * 1024;
const replyBytesMax = 4_096;

/**
 * Sends a content by INSTREAM: chunks with their length before them, ended by one of no length. Gives what clamd answered;
 * throws where it was not reached, broke off, or took too long.
 */
export function scanByStream(config: ClamavConfig, content: Uint8Array): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: config.host, port: config.port });
    const replies: Buffer[] = [];
    let received = 0;
    const fail = (error: Error) => {
      socket.destroy();
      reject(error);
    };
    const deadline = setTimeout(() => fail(new ClamdError('TIMEOUT')), config.timeoutMs);
    socket.on('close', () => clearTimeout(deadline));
    socket.on('error', (cause) => fail(new ClamdError('UNREACHABLE', { cause })));
    socket.on('data', (piece: Buffer) => {
      received += piece.byteLength;
      if (received > replyBytesMax) return fail(new ClamdError('NO_VERDICT'));
      replies.push(piece);
    });
    socket.on('end', () => {
      socket.destroy();
      resolve(Buffer.concat(replies).toString('utf8'));
    });
    socket.on('connect', () => {
      socket.write('zINSTREAM\0');
      for (let start = 0; start < content.byteLength; start += chunkBytes) {
        const chunk = content.subarray(start, start + chunkBytes);
        socket.write(lengthOf(chunk.byteLength));
        socket.write(chunk);
      }
      socket.write(lengthOf(0));
    });
  });
}

/** Why there is no answer, as a code. */
export class ClamdError extends Error {
  readonly code: string;

  constructor(code: string, options?: ErrorOptions) {
    super(`clamd gave no answer: ${code}`, options);
    this.name = 'ClamdError';
    this.code = code;
  }
}

function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes);
  return length;
}
