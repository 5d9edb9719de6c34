import { permissions } from '@countersign/domain/permission/permissions';
import { describe, expect, it } from 'vitest';
import type { Operation } from './operation.ts';
import { allOperations } from './registry.ts';

/**
 * They give an answer to what was sent and keep nothing; or they read by a token, which belongs into no address. The
 * answer to an invitation is a secret, which is not to be kept for a repeated request.
 */
const computesOnly = new Set([
  'exit.preview',
  'tier-change.preview',
  'policy.preview',
  'plan.try-out',
  'apply.open',
  'apply.invitation',
]);

const operations = Object.entries(allOperations).flatMap(([concept, keyed]) =>
  Object.entries(keyed as Record<string, Operation>).map(([key, operation]) => ({
    id: `${concept}.${key}`,
    operation,
  })),
);

describe('operations', () => {
  it('have a permission each, unless anybody signed in may call them', () => {
    const guarded = operations.filter(
      ({ operation }) => !['public', 'anybody', 'signed_in'].includes(operation.audience),
    );
    expect(guarded.map(({ id }) => id).sort()).toEqual([...new Set<string>(permissions)].sort());
  });

  it('do not share a method and a path', () => {
    const places = operations.map(({ operation }) => `${operation.method} ${operation.path.replace(/\{\w+\}/g, '{}')}`);
    expect(new Set(places).size).toBe(places.length);
  });

  it('ask for a key on every POST that creates or moves something', () => {
    const open = operations.filter(
      ({ id, operation }) => operation.method === 'POST' && !operation.idempotency && !computesOnly.has(id),
    );
    expect(open.map(({ id }) => id)).toEqual([]);
  });

  it('declare the parameters of their path', () => {
    for (const { id, operation } of operations) {
      const named = [...operation.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
      expect(Object.keys(operation.params?.shape ?? {}).sort(), id).toEqual(named.sort());
    }
  });
});
