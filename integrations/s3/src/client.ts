import { AwsClient } from 'aws4fetch';
import type { S3Config } from './config.ts';

export interface Asked {
  readonly method: 'GET' | 'PUT' | 'DELETE';
  readonly key: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array<ArrayBuffer> | Blob;
  /** SHA-256 of the body in hex, by which the store checks what came. */
  readonly sha256?: string;
}

/** Signed requests to one bucket, each with a deadline; no answer of the store is an error here. */
export function s3Client(config: S3Config): (asked: Asked) => Promise<Response> {
  const signer = new AwsClient({ ...config, service: 's3', retries: 0 });
  const base = `${config.endpoint.replace(/\/+$/, '')}/${config.bucket}/${config.prefix}`;
  return async ({ method, key, headers, body, sha256 }) => {
    const signed = await signer.sign(`${base}${key}`, {
      method,
      headers: { ...headers, 'x-amz-content-sha256': sha256 ?? emptySha256 },
    });
    // The signature covers the headers and the digest; the body itself is sent as it is, and streamed where it is a file.
    return fetch(signed.url, {
      method,
      headers: signed.headers,
      redirect: 'error',
      signal: AbortSignal.timeout(config.timeoutMs),
      ...(body === undefined ? {} : { body }),
    });
  };
}

const emptySha256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
