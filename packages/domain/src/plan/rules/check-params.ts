import type { Currency } from '../../currency/currencies.ts';
import type { RuleParams } from '../document.ts';
import type { PlanProblemCode, ReportProblem } from '../plan-problem.ts';
import {
  type Fields,
  inside,
  type Place,
  readAmount,
  readChoice,
  readFields,
  readList,
  readName,
  readPercent,
  readWhole,
} from '../read-fields.internal.ts';
import type { ParamField, RuleKind } from './rule-kind.ts';

/** Reads a rule's parameters as its kind describes them. Undefined once a problem was reported. */
export function checkParams(
  kind: RuleKind,
  place: Place,
  setting: { readonly currency: Currency | undefined },
): RuleParams | undefined {
  let isUsable = true;
  const report: ReportProblem = (path: string, code: PlanProblemCode) => {
    isUsable = false;
    place.report(path, code);
  };
  const params = readRow({ ...place, report }, kind.fields, setting.currency);
  if (params === undefined || !isUsable) return undefined;
  // Amounts cannot be read without a currency; that it is missing was reported where it belongs.
  if (setting.currency === undefined) return undefined;
  kind.contradictions(params, { path: place.path, report });
  return isUsable ? params : undefined;
}

function readRow(place: Place, fields: readonly ParamField[], currency: Currency | undefined): Fields | undefined {
  const row = readFields(
    place,
    fields.map((field) => field.name),
  );
  if (row === undefined) return undefined;
  for (const field of fields) {
    const value = row[field.name];
    const at: Place = { value, path: inside(place.path, field.name), report: place.report };
    const { onlyWith } = field;
    if (onlyWith !== undefined && !onlyWith.is.some((choice) => choice === row[onlyWith.field])) {
      if (value !== undefined) place.report(at.path, 'not_with_choice');
      continue;
    }
    if (value === undefined && field.isOptional) continue;
    if (value === null && field.isNullable) continue;
    readParam(at, field, currency);
  }
  return row;
}

function readParam(place: Place, field: ParamField, currency: Currency | undefined): void {
  switch (field.type) {
    case 'percent':
      readPercent(place, { isNoughtAllowed: field.isNoughtAllowed ?? false });
      return;
    case 'money':
      readAmount(place, { currency, isNoughtAllowed: field.isNoughtAllowed ?? false });
      return;
    case 'whole':
      readWhole(place, field);
      return;
    case 'choice':
      readChoice(place, field.choices);
      return;
    case 'text':
      readName(place);
      return;
    case 'rows':
      for (const row of readList(place, field.rowsMax) ?? []) readRow(row, field.columns, currency);
      return;
    default:
      field satisfies never;
  }
}
