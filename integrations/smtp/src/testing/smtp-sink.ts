import { createServer, type Socket } from 'node:net';
import type { ReceivedMail } from '@countersign/ports/mailer/testing';

export interface SmtpSink {
  readonly url: string;
  readonly received: ReceivedMail[];
  readonly refused: Set<string>;
  /** Answers to a recipient besides: an address to its reply line. */
  readonly replies: Map<string, string>;
  readonly close: () => Promise<void>;
}

/** A mail server for tests: takes what it is sent and keeps it. */
export async function startSmtpSink(): Promise<SmtpSink> {
  const received: ReceivedMail[] = [];
  const refused = new Set<string>();
  const replies = new Map<string, string>();
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    serve(socket, { received, refused, replies });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the sink has no port');
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    received,
    refused,
    replies,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

function serve(socket: Socket, sink: Pick<SmtpSink, 'received' | 'refused' | 'replies'>): void {
  let buffer = '';
  let recipients: string[] = [];
  let isData = false;
  const reply = (line: string) => socket.write(`${line}\r\n`);
  reply('220 sink');
  socket.setEncoding('latin1').on('data', (chunk: string) => {
    buffer += chunk;
    for (;;) {
      const end = buffer.indexOf(isData ? '\r\n.\r\n' : '\r\n');
      if (end < 0) return;
      const part = buffer.slice(0, end);
      buffer = buffer.slice(end + (isData ? 5 : 2));
      if (isData) {
        sink.received.push(parseMail(part.replace(/^\.\./gm, '.'), recipients));
        [isData, recipients] = [false, []];
        reply('250 taken');
        continue;
      }
      const recipient = /^RCPT TO:<([^>]*)>/i.exec(part)?.[1];
      if (recipient !== undefined) {
        const refusal = sink.refused.has(recipient) ? '550 5.1.1 no such mailbox' : sink.replies.get(recipient);
        if (refusal === undefined) recipients.push(recipient);
        reply(refusal ?? '250 ok');
      } else if (/^DATA/i.test(part)) {
        isData = true;
        reply('354 go on');
      } else if (/^QUIT/i.test(part)) {
        socket.end('221 bye\r\n');
      } else {
        reply('250 ok');
      }
    }
  });
}

interface Part {
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

function parseMail(raw: string, recipients: readonly string[]): ReceivedMail {
  const mail = parsePart(raw);
  const boundary = /boundary="?([^";]+)/.exec(mail.headers.get('content-type') ?? '')?.[1] ?? '';
  const parts = mail.body
    .split(`--${boundary}`)
    .slice(1, -1)
    .map((part) => parsePart(part.replace(/^\r\n/, '')));
  const bodyOf = (type: string) =>
    decodeBody(parts.find(({ headers }) => headers.get('content-type')?.startsWith(type)));
  return {
    recipients,
    messageId: (mail.headers.get('message-id') ?? '').replace(/^<|>$/g, ''),
    subject: decodeWords(mail.headers.get('subject') ?? ''),
    text: bodyOf('text/plain'),
    html: bodyOf('text/html'),
    headers: [...mail.headers.keys()],
  };
}

function parsePart(raw: string): Part {
  const end = raw.indexOf('\r\n\r\n');
  const headers = new Map<string, string>();
  for (const line of raw
    .slice(0, end)
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n')) {
    const colon = line.indexOf(':');
    headers.set(line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim());
  }
  return { headers, body: raw.slice(end + 4) };
}

function decodeBody(part: Part | undefined): string {
  if (!part) return '';
  const encoding = part.headers.get('content-transfer-encoding')?.toLowerCase();
  if (encoding === 'base64') return Buffer.from(part.body, 'base64').toString('utf8');
  return Buffer.from(
    encoding === 'quoted-printable' ? unquote(part.body.replace(/=\r\n/g, '')) : part.body,
    'latin1',
  ).toString('utf8');
}

/** RFC 2047 words; white space between two of them is not part of the text. */
function decodeWords(text: string): string {
  return text.replace(/\?=\s+=\?/g, '?==?').replace(/=\?utf-8\?([qb])\?(.*?)\?=/gi, (_, kind: string, word: string) => {
    const bytes =
      kind.toLowerCase() === 'b'
        ? Buffer.from(word, 'base64')
        : Buffer.from(unquote(word.replaceAll('_', ' ')), 'latin1');
    return bytes.toString('utf8');
  });
}

function unquote(text: string): string {
  return text.replace(/=([0-9A-F]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
