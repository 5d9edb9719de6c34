import type { IncomingMessage } from 'node:http';

/** What a postback says, by name; of a repeated parameter the first one counts. */
export type Parameters = ReadonlyMap<string, string>;
export type BodyRefusal = 'too_large' | 'media_type' | 'malformed' | 'cut_off';

const bodyBytesMax = 64 * 1024;
const parametersMax = 200;

/** Reads the parameters of the address and of the body, a form or flat JSON; the address goes first. */
export async function readParameters(request: IncomingMessage, query: string): Promise<Parameters | BodyRefusal> {
  const parameters = new Map<string, string>();
  addForm(parameters, query);
  if (request.method !== 'POST') return parameters;
  const body = await readBody(request);
  if (typeof body !== 'object') return body;
  if (body.text === '') return parameters;
  const type = request.headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase();
  switch (type) {
    case 'application/x-www-form-urlencoded':
      addForm(parameters, body.text);
      return parameters;
    case 'application/json':
      return addJson(parameters, body.text) ? parameters : 'malformed';
    default:
      return 'media_type';
  }
}

async function readBody(request: IncomingMessage): Promise<{ readonly text: string } | BodyRefusal> {
  if (Number(request.headers['content-length'] ?? 0) > bodyBytesMax) return 'too_large';
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length > bodyBytesMax) return 'too_large';
      chunks.push(chunk);
    }
  } catch {
    // The sender went away in the middle; there is nobody to tell.
    return 'cut_off';
  }
  return { text: Buffer.concat(chunks).toString('utf8') };
}

function addForm(parameters: Map<string, string>, text: string): void {
  for (const [name, value] of new URLSearchParams(text)) add(parameters, name, value);
}

function addJson(parameters: Map<string, string>, text: string): boolean {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return false;
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return false;
  for (const [name, value] of Object.entries(body)) {
    if (typeof value === 'string') add(parameters, name, value);
    else if (typeof value === 'number' || typeof value === 'boolean') add(parameters, name, String(value));
    else if (value !== null) return false;
  }
  return true;
}

function add(parameters: Map<string, string>, name: string, value: string): void {
  if (parameters.size < parametersMax && !parameters.has(name)) parameters.set(name, value);
}
