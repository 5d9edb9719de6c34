import type { Payload, PayloadCodec } from '@temporalio/common';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';

type History = Parameters<typeof historyToJSON>[0];

/** A history with its payloads decrypted and without the machine's name, as JSON that a replay reads without any key. */
export async function readableHistory(history: History, codec: PayloadCodec): Promise<string> {
  await decodePayloads(history, codec);
  return historyToJSON(history);
}

async function decodePayloads(part: unknown, codec: PayloadCodec): Promise<void> {
  if (typeof part !== 'object' || part === null || ArrayBuffer.isView(part)) return;
  for (const [key, value] of Object.entries(part)) {
    if (key === 'identity') Object.assign(part, { identity: 'recorder' });
    else if (key === 'payloads' && Array.isArray(value)) {
      const payloads: Payload[] = value;
      value.splice(0, value.length, ...(await codec.decode(payloads)));
    } else await decodePayloads(value, codec);
  }
}
