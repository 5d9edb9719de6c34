import type { Operation } from '@countersign/contracts/operation/operation';
import { allOperations } from '@countersign/contracts/operation/registry';
import { describe, expect, it } from 'vitest';

describe('routes', () => {
  it('are what the contract declares (`vitest run packages/ui -u` writes them anew)', async () => {
    await expect(renderedRoutes()).toMatchFileSnapshot('./routes.ts');
  });
});

function renderedRoutes(): string {
  const lines = Object.entries(allOperations).flatMap(([concept, keyed]) =>
    Object.entries(keyed as Record<string, Operation>).map(
      ([key, operation]) => `  '${concept}.${key}': { ${routeText(operation)} },`,
    ),
  );
  return `import type { OperationId } from '@countersign/contracts/operation/registry';

/** What a request needs to know of an operation, without the schemas: they would bring zod into the first load. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly idempotency?: 'key' | 'decision';
  readonly transfer?: 'upload' | 'download';
}

/** Written from the contract by \`routes.test.ts\`, which also fails when the two differ. */
// biome-ignore format: written by a test
export const routes: Readonly<Record<OperationId, Route>> = {
${lines.join('\n')}
};
`;
}

function routeText(operation: Operation): string {
  const parts = [`method: '${operation.method}'`, `path: '${operation.path}'`];
  if (operation.idempotency !== undefined) parts.push(`idempotency: '${operation.idempotency}'`);
  if (operation.transfer !== undefined) parts.push(`transfer: '${operation.transfer}'`);
  return parts.join(', ');
}
