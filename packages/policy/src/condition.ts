import { conditionLengthMax } from '@countersign/domain/policy/check-policy-document';
import type { RoutedProcess } from '@countersign/domain/process/registry';
import { type ASTNode, type ASTOperator, Environment, type ParseResult } from '@marcbachmann/cel-js';
import { factSchemas } from './facts.ts';

/** Kept with every route. Another engine, or another set of what conditions may contain, gets another name. */
export const policyEngine = 'cel-js-8.0.0/conditions-1';

export type Condition = {
  readonly source: string;
  readonly evaluate: (values: Readonly<Record<string, string | bigint | boolean>>) => unknown;
};

export type ConditionRefusal = {
  readonly code: 'condition_too_long' | 'condition_unreadable' | 'construct_forbidden' | 'result_not_bool';
  readonly detail: string;
};

const operators: ReadonlySet<ASTOperator> = new Set<ASTOperator>([
  'value',
  'id',
  'list',
  '==',
  '!=',
  '<',
  '<=',
  '>',
  '>=',
  'in',
  '+',
  '-',
  '*',
  '/',
  '%',
  '&&',
  '||',
  '?:',
  '!_',
  '-_',
]);

/** Methods of text that take time in proportion to it. `matches` and every macro can be made to run for seconds. */
const methods: ReadonlySet<string> = new Set(['startsWith', 'endsWith', 'contains']);

const limits = { maxAstNodes: 200, maxDepth: 24, maxListElements: 60, maxMapEntries: 0, maxCallArguments: 2 };

const compiled = new Map<string, Condition | ConditionRefusal>();
const compiledMax = 2_000;

/**
 * Reads a condition over the facts of a process: comparisons, whole-number arithmetic, && || !, ?:, `in` a list, and
 * startsWith, endsWith, contains. Anything else, an unknown fact, a wrong type or a result that is not true or false is
 * refused here, before any case meets it.
 */
export function readCondition(process: RoutedProcess, source: string): Condition | ConditionRefusal {
  const key = `${process} ${source}`;
  const known = compiled.get(key);
  if (known !== undefined) return known;
  const condition = compile(process, source);
  if (compiled.size >= compiledMax) compiled.clear();
  compiled.set(key, condition);
  return condition;
}

function compile(process: RoutedProcess, source: string): Condition | ConditionRefusal {
  if (source.length > conditionLengthMax) {
    return { code: 'condition_too_long', detail: `${source.length} characters; at most ${conditionLengthMax}` };
  }
  let parsed: ParseResult;
  try {
    parsed = environmentOf(process).parse(source);
  } catch (error) {
    return { code: 'condition_unreadable', detail: summaryOf(error) };
  }
  const forbidden = firstForbidden(parsed.ast);
  if (forbidden !== undefined) return { code: 'construct_forbidden', detail: forbidden };
  const check = parsed.check();
  if (!check.valid) return { code: 'condition_unreadable', detail: summaryOf(check.error) };
  if (check.type !== 'bool') return { code: 'result_not_bool', detail: String(check.type) };
  return { source, evaluate: (values) => parsed({ ...values }) };
}

function environmentOf(process: RoutedProcess): Environment {
  const environment = new Environment({ limits });
  for (const [name, kind] of Object.entries(factSchemas[process])) {
    environment.registerVariable(name, kind === 'minor' ? 'int' : kind);
  }
  return environment;
}

/** The first construct outside the allowed ones, or undefined. */
function firstForbidden(node: ASTNode): string | undefined {
  if (node.op === 'rcall') {
    const [name, receiver, args] = node.args;
    if (!methods.has(name)) return `.${name}()`;
    return firstOf([receiver, ...args]);
  }
  if (node.op === 'call') return `${node.args[0]}()`;
  if (!operators.has(node.op)) return node.op;
  if (node.op === 'value') {
    return typeof node.args === 'number' ? 'a number with a fraction' : undefined;
  }
  if (node.op === 'id') return undefined;
  return firstOf(childrenOf(node));
}

function firstOf(nodes: readonly ASTNode[]): string | undefined {
  for (const node of nodes) {
    const found = firstForbidden(node);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** For the allowed operators the operands are one node or a list of nodes. */
function childrenOf(node: ASTNode): readonly ASTNode[] {
  const operands: unknown = node.args;
  return (Array.isArray(operands) ? operands : [operands]) as readonly ASTNode[];
}

/** One line of an error of the engine, without the excerpt of the source it draws. */
export function summaryOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.split('\n', 1)[0] ?? message;
}
