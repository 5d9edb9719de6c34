import { createHash } from 'node:crypto';
import type { ByteStream } from '@countersign/contracts/operation/operation';

/** Bytes that are read once, as they come, with the digest of what was read. */
export function byteStream(
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  declaredLength?: number,
): ByteStream {
  const hash = createHash('sha256');
  let digest: string | undefined;
  return {
    declaredLength,
    // The digest of a part says nothing, and a hash gives one only once.
    sha256: () => (digest ??= hash.digest('hex')),
    async *[Symbol.asyncIterator]() {
      for await (const piece of pieces) {
        hash.update(piece);
        yield piece;
      }
    },
  };
}

/** The stream with each piece looked at before it goes on; what `look` throws ends it. */
export async function* watched(
  stream: ByteStream,
  look: (piece: Uint8Array, lengthSoFar: number) => void | Promise<void>,
): AsyncGenerator<Uint8Array> {
  let length = 0;
  for await (const piece of stream) {
    length += piece.byteLength;
    await look(piece, length);
    yield piece;
  }
}
