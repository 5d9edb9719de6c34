// The arrows between the parts, once. A test compares the keys with the workspace's folders, and plants violations.
// `workspace`: the parts it may import. `external`: npm packages, where the list is closed; absent = any declared one.
// `hasNode`: whether it may use what Node brings.
const arrows = {
  'packages/domain': { workspace: [], external: [], hasNode: false },
  'packages/policy': { workspace: ['packages/domain'], external: ['@marcbachmann/cel-js'], hasNode: false },
  'packages/contracts': { workspace: ['packages/domain'], external: ['zod'], hasNode: false },
  'packages/locales': { workspace: ['packages/domain'], external: [], hasNode: false },
  'packages/ports': { workspace: ['packages/domain'], external: ['vitest'], hasNode: true },
  'packages/db': { workspace: ['packages/domain'], hasNode: true },
  'packages/services': {
    workspace: [
      'packages/domain',
      'packages/policy',
      'packages/contracts',
      'packages/ports',
      'packages/db',
      'packages/locales',
    ],
    hasNode: true,
  },
  'packages/runtime': { workspace: ['packages/ports'], external: ['zod', 'pino', 'prom-client'], hasNode: true },
  'packages/local': { workspace: ['packages/runtime'], hasNode: true },
  'packages/ui': {
    workspace: ['packages/contracts', 'packages/domain', 'packages/locales'],
    external: ['react', 'react-dom', 'zod'],
    hasNode: false,
  },
  workflows: { workspace: ['packages/domain', 'packages/ports'], hasNode: true },
  'integrations/clamav': { workspace: ['packages/ports'], hasNode: true },
  'integrations/disk': { workspace: ['packages/ports', 'packages/domain'], hasNode: true },
  'integrations/ecb': { workspace: ['packages/ports', 'packages/domain'], hasNode: true },
  'integrations/manual': { workspace: ['packages/ports', 'packages/domain'], hasNode: true },
  'integrations/ofac': { workspace: ['packages/ports', 'packages/domain'], hasNode: true },
  'integrations/s3': { workspace: ['packages/ports'], hasNode: true },
  'integrations/sepa': { workspace: ['packages/ports', 'packages/domain'], hasNode: true },
  'integrations/smtp': { workspace: ['packages/ports', 'packages/domain'], hasNode: true },
  'integrations/stand-in-bank': { workspace: ['packages/ports', 'packages/domain'], hasNode: true },
  'integrations/stand-in-systems': { workspace: ['packages/ports'], hasNode: true },
  'integrations/vies': { workspace: ['packages/ports'], hasNode: true },
  'integrations/stripe': { workspace: ['packages/ports', 'packages/domain'], hasNode: true },
  'integrations/un-sanctions': { workspace: ['packages/ports', 'packages/domain'], hasNode: true },
  'integrations/registry': {
    workspace: [
      'packages/ports',
      'integrations/clamav',
      'integrations/disk',
      'integrations/ecb',
      'integrations/manual',
      'integrations/ofac',
      'integrations/s3',
      'integrations/sepa',
      'integrations/smtp',
      'integrations/stand-in-bank',
      'integrations/stand-in-systems',
      'integrations/stripe',
      'integrations/un-sanctions',
      'integrations/vies',
    ],
    hasNode: true,
  },
  'apps/api': {
    workspace: [
      'packages/contracts',
      'packages/services',
      'packages/ports',
      'packages/domain',
      'packages/locales',
      'packages/runtime',
      'workflows',
      'integrations/registry',
    ],
    hasNode: true,
  },
  'apps/worker': {
    workspace: [
      'packages/contracts',
      'packages/services',
      'packages/ports',
      'packages/domain',
      'packages/locales',
      'packages/runtime',
      'workflows',
      'integrations/registry',
    ],
    hasNode: true,
  },
  'apps/tracker': {
    workspace: ['packages/contracts', 'packages/services', 'packages/domain', 'packages/runtime'],
    hasNode: true,
  },
  'apps/console': {
    workspace: ['packages/ui', 'packages/contracts', 'packages/domain', 'packages/locales'],
    hasNode: false,
  },
  'apps/portal': {
    workspace: ['packages/ui', 'packages/contracts', 'packages/domain', 'packages/locales'],
    hasNode: false,
  },
};

const testCode = ['\\.test\\.tsx?$', '/testing/'];
const parts = Object.keys(arrows);
const pathOf = (part) => `^${part}/`;
const packagePath = (name) => `node_modules/(@types/)?${name}/`;

const workspaceRules = parts.map((part) => ({
  name: `arrow: ${part}`,
  comment: `${part} may import only: ${arrows[part].workspace.join(', ') || 'nothing of ours'}`,
  severity: 'error',
  from: { path: `${pathOf(part)}src/` },
  to: {
    path: ['^packages/', '^apps/', '^integrations/', '^workflows/', '^test/', '^scripts/'],
    // Tests may use what any package offers them; that only tests do is a rule below.
    pathNot: [...[part, ...arrows[part].workspace].map(pathOf), '/src/testing/'],
  },
}));

const externalRules = parts
  .filter((part) => arrows[part].external !== undefined)
  .map((part) => ({
    name: `packages: ${part}`,
    comment: `${part} may use only: ${arrows[part].external.join(', ') || 'no npm package'}`,
    severity: 'error',
    from: { path: `${pathOf(part)}src/`, pathNot: testCode },
    to: { path: 'node_modules/', pathNot: arrows[part].external.map(packagePath) },
  }));

const nodeRules = parts
  .filter((part) => !arrows[part].hasNode)
  .map((part) => ({
    name: `no node: ${part}`,
    comment: `${part} does no I/O and runs in a browser or a workflow`,
    severity: 'error',
    from: { path: `${pathOf(part)}src/`, pathNot: testCode },
    to: { dependencyTypes: ['core'] },
  }));

const workflowRules = [
  {
    name: 'workflow code: no client',
    comment: 'only workflows/src/client talks to a server; the rest is bundled and replayed',
    severity: 'error',
    from: { path: '^workflows/src/', pathNot: ['^workflows/src/client/', ...testCode] },
    to: {
      path: ['^workflows/src/client/', '^packages/ports/', 'node_modules/'],
      pathNot: ['@temporalio/workflow', '@temporalio/common'].map(packagePath),
      dependencyTypesNot: ['type-only'],
    },
  },
  {
    name: 'workflow code: no node',
    severity: 'error',
    from: { path: '^workflows/src/', pathNot: ['^workflows/src/client/', ...testCode] },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'apps see of workflows only the client',
    comment: 'the worker alone registers workflows; the API sends messages through the client',
    severity: 'error',
    from: { path: '^apps/api/src/' },
    to: { path: '^workflows/src/', pathNot: '^workflows/src/client/' },
  },
];

module.exports = {
  arrows,
  // Fewer modules than this means that the resolver saw nothing, not that nothing is wrong.
  modulesMin: 400,
  forbidden: [
    ...workspaceRules,
    ...externalRules,
    ...nodeRules,
    ...workflowRules,
    {
      name: 'ui: types of contracts only',
      comment: 'schemas would bring zod into the first load of the portal',
      severity: 'error',
      from: { path: '^packages/ui/src/', pathNot: testCode },
      to: { path: '^packages/contracts/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'tracker: hot path',
      comment: 'drizzle costs 0.33 s and 125 MB at start, express a third of the throughput',
      severity: 'error',
      from: { path: '^apps/tracker/src/', pathNot: testCode },
      to: { path: ['drizzle-orm', 'express', 'better-auth'].map(packagePath), reachable: true },
    },
    {
      name: 'drizzle in db only',
      comment: 'a second copy of drizzle does not know the tables of the first',
      severity: 'error',
      from: { path: '^(packages|apps|integrations|workflows)/', pathNot: '^packages/db/' },
      to: { path: packagePath('drizzle-orm') },
    },
    {
      name: 'test code stays in tests',
      severity: 'error',
      from: { path: '^(packages|apps|integrations|workflows)/', pathNot: testCode },
      to: { path: testCode, pathNot: 'node_modules/' },
    },
    {
      name: 'no cycle',
      comment: 'a circle of types alone is none when it runs',
      severity: 'error',
      from: { pathNot: 'node_modules' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'resolvable',
      comment: 'an import that is not found is an arrow that is not checked',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['(^|/)dist/', '(^|/)\\.countersign/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.css', '.d.ts'],
    },
  },
};
