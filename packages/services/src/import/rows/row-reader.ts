import type { ImportMapping } from '@countersign/contracts/import/operations';
import type { FieldCode } from '@countersign/domain/error/field-codes';
import { type Known, resolveValue } from '../mapping/known-values.ts';

export interface RowProblem {
  readonly field: string;
  readonly code: FieldCode;
}

/** One row through its mapping, noting what is wrong with it. */
export interface RowReader {
  readonly problems: RowProblem[];
  /** What the row says for a field, else the mapping's default; undefined for nothing. */
  readonly text: (field: string) => string | undefined;
  /** What the row itself says, without the default. */
  readonly own: (field: string) => string | undefined;
  /** What the text stands for; notes `missing` or `<field>_unknown`. */
  readonly resolved: (field: string, options: { readonly isRequired: boolean }) => string | undefined;
  readonly required: (field: string) => string | undefined;
  readonly note: (field: string, code: FieldCode) => void;
}

export function readRow(row: Readonly<Record<string, string>>, mapping: ImportMapping, known: Known): RowReader {
  const problems: RowProblem[] = [];
  const note = (field: string, code: FieldCode) => void problems.push({ field, code });
  const own = (field: string) => {
    const column = mapping.columns[field];
    return column === undefined ? undefined : row[column];
  };
  const text = (field: string) => own(field) ?? (mapping.defaults[field] || undefined);
  const required = (field: string) => {
    const value = text(field);
    if (value === undefined) note(field, 'missing');
    return value;
  };
  return {
    problems,
    own,
    text,
    note,
    required,
    resolved: (field, { isRequired }) => {
      const value = isRequired ? required(field) : text(field);
      const values = known.fields[field];
      if (value === undefined || values === undefined) return undefined;
      const ours = resolveValue(values, value, mapping.values[field]);
      if (ours === undefined) note(field, 'value_unknown');
      return ours;
    },
  };
}
