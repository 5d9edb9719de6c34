import type { Payload, PayloadCodec } from '@temporalio/common';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';

type History = Parameters<typeof historyToJSON>[0];

/**
 * A history with its payloads decrypted, as JSON that a replay reads without any key, and without what only says where
 * it was recorded: the worker's name and stack traces.
 */
export async function readableHistory(history: History, codec: PayloadCodec): Promise<string> {
  await makeReadable(history, codec);
  return historyToJSON(history);
}

async function makeReadable(part: unknown, codec: PayloadCodec): Promise<void> {
  if (typeof part !== 'object' || part === null || ArrayBuffer.isView(part)) return;
  for (const [key, value] of Object.entries(part)) {
    if (key === 'identity') Object.assign(part, { identity: 'recorder' });
    else if (key === 'stackTrace') Object.assign(part, { stackTrace: '' });
    else if (key === 'encodedAttributes' && value !== null) {
      const [attributes] = await codec.decode([value]);
      Object.assign(part, { encodedAttributes: withoutStackTrace(attributes) });
    } else if (key === 'payloads' && Array.isArray(value)) {
      const payloads: Payload[] = value;
      value.splice(0, value.length, ...(await codec.decode(payloads)));
    } else await makeReadable(value, codec);
  }
}

function withoutStackTrace(attributes: Payload | undefined): Payload | undefined {
  if (!attributes?.data) return attributes;
  const parsed = JSON.parse(Buffer.from(attributes.data).toString('utf8')) as Record<string, unknown>;
  return { ...attributes, data: new TextEncoder().encode(JSON.stringify({ ...parsed, stack_trace: '' })) };
}
