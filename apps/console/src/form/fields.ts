interface FieldBase {
  name: string;
  label: string;
  help?: string;
  required?: boolean;
  /** Takes the whole row of a form with two columns. */
  wide?: boolean;
}

export interface Option {
  id: string;
  label: string;
  help?: string;
}

/** What a form asks for. Values are kept as they are typed; the page turns them into the request. */
export type Field =
  | (FieldBase & {
      kind: 'text';
      max?: number;
      type?: 'email' | 'url' | 'password' | 'date' | 'time' | 'color';
      suffix?: string;
      lines?: number;
      autoComplete?: string;
      inputMode?: 'decimal' | 'numeric';
    })
  | (FieldBase & { kind: 'one'; options: readonly Option[] })
  | (FieldBase & { kind: 'several'; options: readonly Option[] })
  | (FieldBase & { kind: 'check' })
  | (FieldBase & { kind: 'country' });

export type FormValues = Record<string, string | boolean | readonly string[]>;

export function textOf(values: FormValues, name: string): string {
  const value = values[name];
  return typeof value === 'string' ? value.trim() : '';
}

/** Text, or null where the field was emptied. */
export function textOrNull(values: FormValues, name: string): string | null {
  const text = textOf(values, name);
  return text === '' ? null : text;
}

/** The chosen values of a field that are among those allowed, in the order of the list. */
export function chosenOf<T extends string>(values: FormValues, name: string, allowed: readonly T[]): T[] {
  const value = values[name];
  const chosen: readonly string[] = Array.isArray(value) ? value : typeof value === 'string' ? [value] : [];
  return allowed.filter((option) => chosen.includes(option));
}

/** An address as people type it, with the scheme that they leave out. */
export function addressOrNull(values: FormValues, name: string): string | null {
  const text = textOf(values, name);
  if (text === '') return null;
  return /^https?:\/\//.test(text) ? text : `https://${text}`;
}

/** A whole number from least to most. */
export function isWholeWithin(text: string, least: number, most: number): boolean {
  return /^\d{1,9}$/.test(text) && Number(text) >= least && Number(text) <= most;
}

export function missingOf(fields: readonly Field[], values: FormValues): string[] {
  return fields.filter((field) => field.required === true && isEmpty(values[field.name])).map(({ name }) => name);
}

/** The field that the server means; it names them by their path in the request: `settings.approvalThreshold.amount`, `scopes.2`. */
export function fieldNamedBy(path: string, fields: readonly Field[]): string | undefined {
  const segments = path.split('.');
  return fields.find(({ name }) => segments.includes(name))?.name;
}

/** Whether anything differs from what was there; a field that was emptied again is as one never touched. */
export function isChanged(values: FormValues, from: FormValues): boolean {
  return Object.entries({ ...from, ...values }).some(([name, value]) => {
    const before = from[name];
    return isEmpty(value) ? !isEmpty(before) : String(value) !== String(before);
  });
}

function isEmpty(value: FormValues[string] | undefined): boolean {
  if (value === undefined || value === false) return true;
  return typeof value === 'string' ? value.trim() === '' : value !== true && value.length === 0;
}
