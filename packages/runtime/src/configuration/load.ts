import { type Configuration, configurationSchema, type VariableName, variableNames } from './schema.ts';
import { variableMeta } from './variables.internal.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

export type ConfigurationProblem = {
  readonly variable: VariableName;
  /** What was given; secrets only by their length, never by their text. */
  readonly given: string;
  readonly expected: string;
};

export class ConfigurationError extends Error {
  readonly problems: readonly ConfigurationProblem[];

  constructor(problems: readonly ConfigurationProblem[]) {
    const lines = problems.map(
      (problem) => `  ${problem.variable}: given ${problem.given}, expected ${problem.expected}`,
    );
    super(`The configuration is not usable:\n${lines.join('\n')}`);
    this.name = 'ConfigurationError';
    this.problems = problems;
  }
}

const shownCharactersMax = 80;

/**
 * Reads the environment once, at the start of a process. An empty value counts as absent.
 *
 * `only` limits it to the variables that the process needs, so that it can run without the secrets of the others.
 * Throws a {@link ConfigurationError} that lists every bad variable.
 */
export function loadConfiguration(environment: Environment): Configuration;
export function loadConfiguration<Name extends VariableName>(
  environment: Environment,
  only: readonly Name[],
): Pick<Configuration, Name>;
export function loadConfiguration(
  environment: Environment,
  only: readonly VariableName[] = variableNames,
): Partial<Configuration> {
  const problems: ConfigurationProblem[] = [];
  const values: Partial<Record<VariableName, unknown>> = {};
  for (const name of only) {
    const schema = configurationSchema.shape[name];
    const given = environment[name] === '' ? undefined : environment[name];
    const parsed = schema.safeParse(given);
    if (parsed.success) values[name] = parsed.data;
    else problems.push({ variable: name, given: shown(name, given), expected: variableMeta(schema).expected });
  }
  if (problems.length > 0) throw new ConfigurationError(problems);
  return values as Partial<Configuration>;
}

function shown(name: VariableName, given: string | undefined): string {
  if (given === undefined) return 'nothing';
  if (variableMeta(configurationSchema.shape[name]).isSecret) return `a secret of ${given.length} characters`;
  const text = given.length > shownCharactersMax ? `${given.slice(0, shownCharactersMax)}...` : given;
  return JSON.stringify(text);
}
