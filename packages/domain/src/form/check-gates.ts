import type { FormDefinition, FormGate } from './form.ts';

/** What a stranger says before the form: enough for its gates, and no more. */
export type EligibilityAnswers = {
  readonly country: string;
  /** The month since which the site has been up, such as `2024-03`. */
  readonly siteSince?: string | undefined;
  readonly hasLicence?: boolean | undefined;
};

export const gateRefusals = ['country_not_served', 'site_too_young', 'site_age_missing', 'licence_missing'] as const;
export type GateRefusal = (typeof gateRefusals)[number];

/** Which gates somebody does not pass; none when the form may be shown. `month` is the current one, as `2026-04`. */
export function checkGates(
  { gates }: Pick<FormDefinition, 'gates'>,
  answers: EligibilityAnswers,
  month: string,
): readonly GateRefusal[] {
  const refused = gates.map((gate) => refusalOf(gate, answers, month)).filter((code) => code !== null);
  return [...new Set(refused)];
}

function refusalOf(gate: FormGate, answers: EligibilityAnswers, month: string): GateRefusal | null {
  switch (gate.kind) {
    case 'country': {
      const isNamed = gate.countries.includes(answers.country);
      return isNamed === (gate.mode === 'only') ? null : 'country_not_served';
    }
    case 'site_age':
      if (answers.siteSince === undefined) return 'site_age_missing';
      return monthsBetween(answers.siteSince, month) >= gate.monthsMin ? null : 'site_too_young';
    case 'licence':
      if (gate.countries.length > 0 && !gate.countries.includes(answers.country)) return null;
      return answers.hasLicence === true ? null : 'licence_missing';
    default:
      return gate satisfies never;
  }
}

/** Whole months from one to the other; negative when the first is later. */
export function monthsBetween(from: string, to: string): number {
  const at = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
  return at(to) - at(from);
}
