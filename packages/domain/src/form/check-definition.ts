import { countries } from '../country/countries.ts';
import { type FormCondition, type FormDefinition, type FormField, knownFields } from './form.ts';

export const formProblemCodes = [
  'key_taken',
  'known_field_missing',
  'known_field_of_other_kind',
  'options_missing',
  'option_taken',
  'bounds_wrong',
  'condition_on_unknown_field',
  'condition_without_value',
  'country_unknown',
] as const;
export type FormProblemCode = (typeof formProblemCodes)[number];
export type FormProblem = { readonly path: string; readonly code: FormProblemCode };

/**
 * What no schema can tell of a form: keys that are taken, fields that a partner is made of and that are missing, and
 * conditions that look at a field which is asked later or not at all. Empty when the form can be used.
 */
export function formProblems(definition: FormDefinition): readonly FormProblem[] {
  const problems: FormProblem[] = [];
  const report = (path: string, code: FormProblemCode) => problems.push({ path, code });
  const sections = new Set<string>();
  const asked = new Map<string, FormField>();
  const checkWhen = (when: FormCondition | undefined, path: string) => {
    if (when === undefined) return;
    if (!asked.has(when.field)) report(`${path}.when`, 'condition_on_unknown_field');
    if (when.is !== 'filled' && when.value === undefined) report(`${path}.when`, 'condition_without_value');
  };
  definition.sections.forEach((section, index) => {
    const path = `sections.${index}`;
    if (sections.has(section.key)) report(`${path}.key`, 'key_taken');
    sections.add(section.key);
    checkWhen(section.when, path);
    section.fields.forEach((field, position) => {
      const place = `${path}.fields.${position}`;
      if (asked.has(field.key)) report(`${place}.key`, 'key_taken');
      checkWhen(field.when, place);
      checkField(field, place, report);
      asked.set(field.key, field);
    });
  });
  for (const [key, known] of Object.entries(knownFields)) {
    const field = asked.get(key);
    if (field === undefined && known.isRequired) report('sections', 'known_field_missing');
    if (field !== undefined && (field.kind !== known.kind || (known.isRequired && !isAlwaysAsked(field))))
      report('sections', 'known_field_of_other_kind');
  }
  const consents = new Set<string>();
  definition.consents.forEach(({ key }, index) => {
    if (consents.has(key)) report(`consents.${index}.key`, 'key_taken');
    consents.add(key);
  });
  definition.gates.forEach((gate, index) => {
    if (gate.kind === 'site_age') return;
    if (gate.countries.some((code) => !countries.some((known) => known === code)))
      report(`gates.${index}.countries`, 'country_unknown');
  });
  return problems;
}

function isAlwaysAsked(field: FormField): boolean {
  return field.isRequired && field.when === undefined;
}

function checkField(field: FormField, path: string, report: (path: string, code: FormProblemCode) => void): void {
  if (field.min !== undefined && field.max !== undefined && field.min > field.max)
    report(`${path}.max`, 'bounds_wrong');
  if (field.kind !== 'choice' && field.kind !== 'choices') return;
  const values = (field.options ?? []).map(({ value }) => value);
  if (values.length === 0) report(`${path}.options`, 'options_missing');
  if (new Set(values).size < values.length) report(`${path}.options`, 'option_taken');
}
