import type { IncomingMessage, ServerResponse } from 'node:http';
import { arrivingEventLine } from '@countersign/services/tracking/arriving-event';
import type { GroupCommit } from '@countersign/services/tracking/group-commit';
import type { LookupCache } from '@countersign/services/tracking/lookup-cache';
import { knowsSecret, readPostback } from '@countersign/services/tracking/read-postback';
import type { SourceRoute } from '@countersign/services/tracking/read-source-routes';
import { within } from '@countersign/services/tracking/within';
import { type Problem, sendProblem } from '../reply.ts';
import type { Stamp } from '../stamps.ts';
import { type BodyRefusal, type Parameters, readParameters } from './read-parameters.ts';

export type PostbackOutcome = 'accepted' | 'refused' | 'unavailable';

export interface PostbackParts {
  readonly sources: LookupCache<SourceRoute>;
  readonly commit: GroupCommit;
  readonly stamp: () => Stamp;
  readonly waitMs: number;
  readonly count: (outcome: PostbackOutcome) => void;
  readonly onError: (err: unknown) => void;
}

const keyPattern = /^[A-Za-z0-9_-]{8,80}$/;

const problems = {
  method: { status: 405, code: 'method_not_allowed', title: 'Send a postback by GET or POST' },
  unknown: { status: 404, code: 'not_found', title: 'There is no such source of events' },
  secret: { status: 403, code: 'forbidden', title: 'The secret of this source is missing or wrong' },
  unavailable: { status: 503, code: 'temporarily_unavailable', title: 'This could not be kept; send it again' },
} as const satisfies Record<string, Problem>;

const bodyProblems: Record<BodyRefusal, Problem> = {
  too_large: { status: 413, code: 'payload_too_large', title: 'A postback holds at most 64 kB' },
  media_type: { status: 415, code: 'unsupported_media_type', title: 'Send a form or JSON' },
  malformed: { status: 400, code: 'malformed_request', title: 'The body is no flat JSON object' },
  cut_off: { status: 400, code: 'malformed_request', title: 'The body is not whole' },
};

/** Answers `/p/<public key>`: what happened is kept first, then the sender is told so. */
export function createPostbackAnswer(parts: PostbackParts) {
  return async (
    request: IncomingMessage,
    response: ServerResponse,
    address: { key: string; query: string },
  ): Promise<void> => {
    const refuse = (problem: Problem) => {
      parts.count(problem.status === 503 ? 'unavailable' : 'refused');
      sendProblem(response, problem);
    };
    if (request.method !== 'GET' && request.method !== 'POST') return refuse(problems.method);
    if (!keyPattern.test(address.key)) return refuse(problems.unknown);
    const parameters = await readParameters(request, address.query);
    if (typeof parameters === 'string') return refuse(bodyProblems[parameters]);
    let source: SourceRoute | null;
    try {
      const known = parts.sources.known(address.key);
      source = known === undefined ? await within(parts.waitMs, parts.sources.load(address.key)) : known;
    } catch (err) {
      parts.onError(err);
      return refuse(problems.unavailable);
    }
    if (source === null || !source.isLive) return refuse(problems.unknown);
    if (!knowsSecret(source, secretOf(request, parameters) ?? '')) return refuse(problems.secret);
    const stamp = parts.stamp();
    const read = readPostback(source, parameters, Date.parse(stamp.at));
    if (!read.ok) return refuse(parameterProblem(read.refusal));
    const line = arrivingEventLine({ source, id: stamp.id, receivedAt: stamp.at, event: read.value });
    parts.commit.add(line, (refusal) => {
      if (refusal === 'unfit') return refuse(parameterProblem({ parameter: 'body', code: 'malformed' }));
      if (refusal !== undefined) return refuse(problems.unavailable);
      parts.count('accepted');
      response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' });
      response.end(`${JSON.stringify({ id: stamp.id, status: 'accepted' })}\n`);
    });
  };
}

/** A header where the sender can set one: addresses end up in logs. */
function secretOf(request: IncomingMessage, parameters: Parameters): string | undefined {
  const bearer = /^Bearer ([\x21-\x7e]{1,200})$/i.exec(request.headers.authorization ?? '')?.[1];
  const header = request.headers['x-countersign-secret'];
  return bearer ?? (typeof header === 'string' ? header : undefined) ?? parameters.get('secret');
}

function parameterProblem({ parameter, code }: { readonly parameter: string; readonly code: string }): Problem {
  return {
    status: 400,
    code: 'invalid_input',
    title: `The parameter ${parameter} cannot be used: ${code}`,
    errors: [{ field: parameter, code }],
  };
}
