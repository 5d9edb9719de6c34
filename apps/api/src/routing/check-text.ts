import type { FieldProblem } from '@countersign/services/app-error';

const depthMax = 12;

/**
 * Texts that no field takes: control characters but tab and line breaks, NUL among them, and halves of surrogate pairs,
 * which PostgreSQL refuses. Names each field, keys of objects included.
 */
export function unusableTexts(value: unknown, path: readonly (string | number)[] = []): FieldProblem[] {
  if (path.length > depthMax) return [{ field: fieldName(path), code: 'too_deep', message: 'nested too deeply' }];
  if (typeof value === 'string') {
    return isUsable(value)
      ? []
      : [{ field: fieldName(path), code: 'control_characters', message: 'holds characters that cannot be stored' }];
  }
  if (Array.isArray(value)) return value.flatMap((item, index) => unusableTexts(item, [...path, index]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    isUsable(key)
      ? unusableTexts(item, [...path, key])
      : [
          {
            field: fieldName(path),
            code: 'control_characters',
            message: 'a name holds characters that cannot be stored',
          },
        ],
  );
}

/** What was sent and is in no schema. Parsing drops unknown keys, so they are found by comparing. */
export function unknownFields(sent: unknown, parsed: unknown, path: readonly (string | number)[] = []): FieldProblem[] {
  if (Array.isArray(sent) && Array.isArray(parsed)) {
    return sent.flatMap((item, index) => unknownFields(item, parsed[index], [...path, index]));
  }
  if (!isRecord(sent) || !isRecord(parsed)) return [];
  return Object.keys(sent).flatMap((key) =>
    Object.hasOwn(parsed, key) || sent[key] === undefined
      ? unknownFields(sent[key], parsed[key], [...path, key])
      : [{ field: fieldName([...path, key]), code: 'unknown_field', message: 'there is no such field' }],
  );
}

export function fieldName(path: readonly PropertyKey[]): string {
  return path.length === 0 ? 'body' : path.map(String).join('.').slice(0, 200);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isUsable(text: string): boolean {
  if (!text.isWellFormed()) return false;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d) return false;
    if (code >= 0x7f && code < 0xa0) return false;
  }
  return true;
}
