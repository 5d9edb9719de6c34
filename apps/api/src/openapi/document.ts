import type { Operation } from '@countersign/contracts/operation/operation';
import { errorCodes } from '@countersign/domain/error/codes';
import type { BoundOperation } from '../routing/bind.ts';
import { apiBase } from '../routing/send-reply.ts';
import { responsesOf } from './responses.ts';
import { componentSchemas, type JsonSchema, jsonSchemaOf, parametersOf } from './schemas.ts';

const version = '1';
const credentials = [{ session: [] }, { apiKey: [] }];

/** The OpenAPI 3.1 document of what is served: made from the operations, so it cannot say anything else. */
export function openApiDocument(routes: readonly BoundOperation[]): JsonSchema {
  const paths: Record<string, Record<string, JsonSchema>> = {};
  for (const { id, operation } of routes) {
    const path = `${apiBase}${operation.path}`;
    paths[path] = { ...paths[path], [operation.method.toLowerCase()]: describe(id, operation) };
  }
  const tags = [...new Set(routes.map(({ id }) => id.split('.')[0] ?? ''))].map((name) => ({ name }));
  return {
    openapi: '3.1.1',
    info: { title: 'Countersign', version, description, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: '/' }],
    security: credentials,
    tags,
    paths,
    components: {
      schemas: { Problem: problemSchema, ...componentSchemas() },
      securitySchemes: {
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'countersign.session_token',
          description:
            'Set by signing in at `POST /api/auth/sign-in/email`. Writes need an `Origin` of the portal or the console.',
        },
        apiKey: {
          type: 'http',
          scheme: 'bearer',
          description: 'An API key, `csk_...`, bound to a member and to scopes.',
        },
      },
    },
  };
}

const description = [
  'Everything the portal and the console do, they do with these operations.',
  'A refusal is a problem document (RFC 9457) with a stable `code`; its `type` leads to a page that explains it.',
  'Lists are paged by `cursor`; rows that are added meanwhile move nothing. Times are RFC 3339; money is exact digits in a string.',
  'A write with `Idempotency-Key` can be repeated with the same key: it has one effect and one answer.',
  'Ids of another company are answered with 404, like ids that do not exist.',
].join('\n\n');

function describe(id: string, operation: Operation): JsonSchema {
  return {
    operationId: id,
    tags: [id.split('.')[0]],
    summary: operation.summary,
    description: audienceText[operation.audience],
    ...securityOf(operation),
    parameters: [
      ...parametersOf(operation.params).map((parameter) => ({ in: 'path', ...parameter, required: true })),
      ...parametersOf(operation.query).map((parameter) => ({ in: 'query', ...parameter })),
      ...headersOf(operation),
    ],
    ...bodyOf(operation),
    responses: responsesOf(operation),
  };
}

const audienceText: Record<Operation['audience'], string> = {
  public: 'For anybody.',
  anybody: 'For anybody; whoever is signed in is known.',
  signed_in: 'For anybody who is signed in.',
  staff: "For the company's staff, as far as their roles allow.",
  partner: 'For the people of a partner, as far as their roles allow.',
  both: 'For staff and partners, as far as their roles allow.',
};

/** Where it is not said, a session or an API key is needed. */
function securityOf({ audience }: Operation): JsonSchema {
  if (audience === 'public') return { security: [] };
  return audience === 'anybody' ? { security: [{}, ...credentials] } : {};
}

function headersOf(operation: Operation): JsonSchema[] {
  const headers: JsonSchema[] = [];
  if (operation.audience !== 'public') {
    headers.push({
      in: 'header',
      name: 'Countersign-Membership',
      required: false,
      description: 'The own membership to act under; else the first fitting one.',
      schema: { type: 'string' },
    });
  }
  if (operation.idempotency !== undefined) {
    headers.push({
      in: 'header',
      name: 'Idempotency-Key',
      required: true,
      description: 'One key for each thing that is to be done; the same again when a request is repeated.',
      schema: { type: 'string', minLength: 1, maxLength: 255 },
    });
  }
  if (operation.ifMatch) {
    headers.push({
      in: 'header',
      name: 'If-Match',
      required: true,
      description: 'The revision that was looked at, such as `"3"`.',
      schema: { type: 'string' },
    });
  }
  return headers;
}

function bodyOf(operation: Operation): JsonSchema {
  if (operation.transfer === 'upload') {
    return {
      requestBody: {
        required: true,
        content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
      },
    };
  }
  if (!operation.body) return {};
  return {
    requestBody: { required: true, content: { 'application/json': { schema: jsonSchemaOf(operation.body, 'input') } } },
  };
}

const problemSchema: JsonSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'detail', 'instance'],
  properties: {
    type: { type: 'string', format: 'uri-reference' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', enum: Object.keys(errorCodes) },
    detail: { type: 'string' },
    instance: { type: 'string', format: 'uri-reference' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['field', 'code', 'message'],
        properties: { field: { type: 'string' }, code: { type: 'string' }, message: { type: 'string' } },
      },
    },
    facts: { type: 'object', additionalProperties: true },
  },
};
