import { z } from 'zod';
import { namedSchemas, schemaNames } from './named-schemas.ts';

export type JsonSchema = Readonly<Record<string, unknown>>;

/** A schema never changes, and writing one out takes about a millisecond. */
const written = { input: new WeakMap<z.ZodType, JsonSchema>(), output: new WeakMap<z.ZodType, JsonSchema>() };

/** A schema as OpenAPI 3.1 has it. What is sent to us may hold no other fields than the named ones. */
export function jsonSchemaOf(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const before = written[io].get(schema);
  if (before) return before;
  // Inside another schema a named one becomes a reference; on its own it would be written out.
  const { properties } = toJsonSchema(z.object({ it: schema }), io);
  const json = withComponentRefs((properties as Record<string, unknown>)['it']) as JsonSchema;
  written[io].set(schema, json);
  return json;
}

/** The named schemas of replies, each with references to the others. */
export function componentSchemas(): JsonSchema {
  const entries = Object.entries(namedSchemas).map(([name, schema]) => {
    const { $defs } = toJsonSchema(z.object({ it: schema }), 'output');
    const { id: _, ...own } = ($defs as Record<string, JsonSchema>)[name] ?? {};
    return [name, withComponentRefs(own)] as const;
  });
  return Object.fromEntries(entries);
}

/** The parameters of a path or query: name, whether it must be there, and its schema. */
export function parametersOf(
  schema: z.ZodObject | undefined,
): { name: string; required: boolean; schema: JsonSchema }[] {
  if (!schema) return [];
  const json = jsonSchemaOf(schema, 'input');
  const required = Array.isArray(json['required']) ? json['required'] : [];
  return Object.entries((json['properties'] ?? {}) as Record<string, JsonSchema>).map(([name, property]) => ({
    name,
    required: required.includes(name),
    schema: property,
  }));
}

/** Names are for replies; an input may differ from the output of the same schema, so inputs are written out. */
function toJsonSchema(schema: z.ZodType, io: 'input' | 'output'): Record<string, unknown> {
  return z.toJSONSchema(schema, {
    io,
    target: 'draft-2020-12',
    unrepresentable: 'any',
    ...(io === 'output' ? { metadata: schemaNames } : {}),
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema instanceof z.ZodObject) jsonSchema.additionalProperties = false;
    },
  });
}

function withComponentRefs(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withComponentRefs);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) =>
      key === '$ref' && typeof item === 'string'
        ? [key, item.replace('#/$defs/', '#/components/schemas/')]
        : [key, withComponentRefs(item)],
    ),
  );
}
