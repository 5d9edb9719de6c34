import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { cruise, type ICruiseOptions, type ICruiseResult } from 'dependency-cruiser';

export type Arrow = { readonly workspace: readonly string[]; readonly external?: readonly string[] };

type Rules = {
  readonly arrows: Readonly<Record<string, Arrow>>;
  readonly modulesMin: number;
  readonly forbidden: readonly unknown[];
  readonly options: ICruiseOptions;
};

const roots = ['packages', 'apps', 'integrations', 'workflows'];

/** The one place where the arrows stand: `.dependency-cruiser.cjs`. */
export function arrowRules(repositoryDir: string): Rules {
  return createRequire(import.meta.url)(join(repositoryDir, '.dependency-cruiser.cjs')) as Rules;
}

/** One line per import that the arrows forbid; also one when so few modules were seen that nothing was checked. */
export async function arrowViolations(
  repositoryDir: string,
  rules: Rules,
): Promise<{ readonly violations: readonly string[]; readonly modules: number }> {
  const cruised = await cruise(roots, {
    ...rules.options,
    baseDir: resolve(repositoryDir),
    validate: true,
    ruleSet: { forbidden: rules.forbidden },
  } as ICruiseOptions);
  const { summary } = cruised.output as ICruiseResult;
  const modules = (cruised.output as ICruiseResult).modules.filter(
    (module) => !module.source.includes('node_modules'),
  ).length;
  const violations = summary.violations.map((found) => `${found.rule.name}: ${found.from} -> ${found.to}`);
  if (modules < rules.modulesMin)
    violations.push(`only ${modules} modules were seen, expected at least ${rules.modulesMin}`);
  return { violations, modules };
}
