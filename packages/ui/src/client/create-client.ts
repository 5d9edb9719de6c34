import type { OperationId } from '@countersign/contracts/operation/registry';
import type { CallInput, CallSettings, DecisionId, DownloadId, Reply } from './operation-types.ts';
import { ApiProblem, readProblem } from './problem.ts';
import { type Route, routes } from './routes.ts';
import { waitForCommand } from './wait-for-command.ts';

export interface ClientOptions {
  readonly baseUrl?: string;
  /** The membership that calls act under, read anew for each call. */
  readonly membership?: () => string | undefined;
  readonly fetch?: typeof fetch;
  readonly wait?: (milliseconds: number) => Promise<void>;
  /** Told of every refusal, so that an app can ask for a new sign-in. */
  readonly onProblem?: (problem: ApiProblem) => void;
}

export interface DecisionSettings {
  /** Called once when the outcome is not known at once. */
  readonly onPending?: () => void;
}

export type Client = ReturnType<typeof createClient>;

const retryDelays = [400, 1_200];

/** The loose form of a call, for code that is generic over operations. */
export interface LooseInput extends CallSettings {
  readonly params?: Readonly<Record<string, unknown>> | undefined;
  readonly query?: Readonly<Record<string, unknown>> | undefined;
  readonly body?: unknown;
  readonly ifMatch?: number | undefined;
}

/** Calls the API by operation id; what goes in and comes out has the types of the contract. */
export function createClient(options: ClientOptions = {}) {
  const baseUrl = options.baseUrl ?? '/api/v1';
  const send = options.fetch ?? ((input: RequestInfo | URL, init?: RequestInit) => globalThis.fetch(input, init));
  const wait = options.wait ?? ((milliseconds) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds)));

  async function request(id: OperationId, input: LooseInput): Promise<Response> {
    const route = routes[id];
    const init = requestInit(route, input, options.membership?.());
    const url = baseUrl + pathOf(route, input.params) + queryOf(input.query);
    // A write without a key must not be sent twice: nobody could tell the copies apart.
    const isRepeatable = route.method === 'GET' || route.idempotency !== undefined;
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await send(url, init);
      } catch (cause) {
        const delay = retryDelays[attempt];
        if (input.signal?.aborted === true) throw cause;
        if (!isRepeatable || delay === undefined) throw new ApiProblem({ status: 0, code: 'unreachable' });
        await wait(delay);
      }
    }
  }

  async function callLoose(id: OperationId, input: LooseInput = {}): Promise<unknown> {
    const response = await request(id, input);
    if (!response.ok) {
      const problem = await readProblem(response);
      options.onProblem?.(problem);
      throw problem;
    }
    if (response.status === 204) return null;
    try {
      return await response.json();
    } catch {
      throw new ApiProblem({ status: response.status, code: 'unreadable' });
    }
  }

  async function call<Id extends OperationId>(id: Id, ...[input]: Arguments<Id>): Promise<Reply<Id>> {
    return (await callLoose(id, input as LooseInput | undefined)) as Reply<Id>;
  }

  /** Resolves when the case has carried the action out; refusals, also late ones, are thrown as problems. */
  async function callDecision<Id extends DecisionId>(id: Id, input: CallInput<Id> & DecisionSettings) {
    const { onPending, ...rest } = input;
    const first = (await callLoose(id, rest as LooseInput)) as Reply<'command.get'>;
    const result = await waitForCommand({
      first,
      read: (commandId) => callLoose('command.get', { params: { id: commandId } }) as Promise<Reply<'command.get'>>,
      wait,
      ...(onPending === undefined ? {} : { onPending }),
    });
    if (result instanceof ApiProblem) {
      options.onProblem?.(result);
      throw result;
    }
    return result;
  }

  /** A plain link to a file's bytes; a link cannot carry the membership header, so it is in the query. */
  function downloadUrl(id: DownloadId, params: LooseInput['params'], query: LooseInput['query'] = {}): string {
    const membership = options.membership?.();
    return baseUrl + pathOf(routes[id], params) + queryOf(membership === undefined ? query : { ...query, membership });
  }

  return { call, callDecision, callLoose, downloadUrl };
}

type Arguments<Id extends OperationId> =
  Record<never, never> extends CallInput<Id> ? [input?: CallInput<Id>] : [input: CallInput<Id>];

function requestInit(route: Route, input: LooseInput, membership: string | undefined): RequestInit {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (membership !== undefined) headers['countersign-membership'] = membership;
  if (route.idempotency !== undefined) headers['idempotency-key'] = input.idempotencyKey ?? crypto.randomUUID();
  if (input.ifMatch !== undefined) headers['if-match'] = `"${input.ifMatch}"`;
  const init: RequestInit = { method: route.method, headers, credentials: 'same-origin' };
  if (input.signal !== undefined) init.signal = input.signal;
  if (route.transfer === 'upload') {
    headers['content-type'] = 'application/octet-stream';
    init.body = input.body as Blob;
  } else if (input.body !== undefined) {
    headers['content-type'] = 'application/json';
    init.body = JSON.stringify(input.body);
  }
  return init;
}

function pathOf(route: Route, params: LooseInput['params']): string {
  return route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params?.[name] ?? '')));
}

function queryOf(query: LooseInput['query']): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value === undefined || value === null || value === '') continue;
    search.set(name, Array.isArray(value) ? value.join(',') : String(value));
  }
  const text = search.toString();
  return text === '' ? '' : `?${text}`;
}
