import { createRequire } from 'node:module';
import { Client, Connection } from '@temporalio/client';
import type { DataConverter } from '@temporalio/common';
import { createPayloadCodec } from './payload-codec.ts';

export interface TemporalOptions {
  readonly address: string;
  readonly namespace: string;
  /** 32 bytes as base64. */
  readonly payloadKey: string;
}

export const failureConverterPath = createRequire(import.meta.url).resolve('@countersign/workflows/failure-converter');

/** How payloads become bytes: JSON, then encrypted; the messages of failures as well. */
export function dataConverterOf(options: Pick<TemporalOptions, 'payloadKey'>): DataConverter {
  return { failureConverterPath, payloadCodecs: [createPayloadCodec(options.payloadKey)] };
}

/** A client that connects at its first call, so that a process boots while the server is away. */
export function connectClient(options: TemporalOptions): { client: Client; close: () => Promise<void> } {
  const connection = Connection.lazy({ address: options.address, connectTimeout: '3s' });
  const client = new Client({ connection, namespace: options.namespace, dataConverter: dataConverterOf(options) });
  return { client, close: () => connection.close() };
}
