import { z } from 'zod';

/** What the example file, the error message and the log need to know about a variable besides its type. */
export type VariableMeta = {
  readonly section: string;
  readonly description: string;
  readonly expected: string;
  readonly isSecret?: boolean;
  /** Shown in `.env.example`, where the form is not plain from what is expected. */
  readonly example?: string;
};

const metaByVariable = new WeakMap<z.ZodType, VariableMeta>();

export function variable<S extends z.ZodType>(schema: S, meta: VariableMeta): S {
  const described = schema.describe(meta.description);
  metaByVariable.set(described, meta);
  return described;
}

export function variableMeta(schema: z.ZodType): VariableMeta {
  const meta = metaByVariable.get(schema);
  if (meta === undefined) throw new Error('A configuration variable was declared without variable().');
  return meta;
}

export const wholeNumber = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .pipe(z.number().min(min).max(max));

export const port = () => wholeNumber(0, 65535);

export const flag = () => z.enum(['true', 'false']).transform((value) => value === 'true');

export const httpUrl = () =>
  z.url({ protocol: /^https?$/ }).transform((value) => (value.endsWith('/') ? value.slice(0, -1) : value));

export const secret = (charactersMin: number) => z.string().min(charactersMin);

export const commaList = () =>
  z.string().transform((value) =>
    value
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  );

const payloadKeyBytes = 32;

export const base64Key = () =>
  z
    .string()
    .regex(/^[A-Za-z0-9+/]+={0,2}$/)
    .refine((value) => Buffer.from(value, 'base64').length === payloadKeyBytes);

export const hostAndPort = /^(\[[0-9a-f:]+\]|[A-Za-z0-9.-]+):\d{1,5}$/;
