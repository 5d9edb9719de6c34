import type { Operation } from '@countersign/contracts/operation/operation';
import { allOperations } from '@countersign/contracts/operation/registry';
import { errorCodes } from '@countersign/domain/error/codes';
import { describe, expect, it } from 'vitest';
import { routes } from '../routes.ts';
import { apiOfSuite } from '../testing/api-of-suite.ts';
import { openApiDocument } from './document.ts';

describe('the OpenAPI document', () => {
  const api = apiOfSuite();

  it('is the committed one (`vitest run apps/api -u` writes it anew)', async () => {
    await expect(`${JSON.stringify(openApiDocument(routes), null, 2)}\n`).toMatchFileSnapshot('../../openapi.json');
  });

  it('serves every operation of the contracts and no other', () => {
    const declared = Object.entries(allOperations).flatMap(([concept, keyed]) =>
      Object.keys(keyed as Record<string, Operation>).map((key) => `${concept}.${key}`),
    );
    expect(routes.map(({ id }) => id).sort()).toEqual(declared.sort());
  });

  it('refers to nothing that it does not hold, and names every schema once', () => {
    const document = openApiDocument(routes) as { components: { schemas: Record<string, unknown> } };
    const refs = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map((match) => match[1] ?? '');
    expect(refs.length).toBeGreaterThan(100);
    const names = new Set(refs.map((ref) => ref.replace('#/components/schemas/', '')));
    expect([...names].filter((name) => !Object.hasOwn(document.components.schemas, name))).toEqual([]);
  });

  it('documents what is served: each documented route answers, with a problem where it refuses', async () => {
    const { paths } = openApiDocument(routes) as { paths: Record<string, Record<string, unknown>> };
    for (const [path, methods] of Object.entries(paths)) {
      for (const method of Object.keys(methods)) {
        const reply = await api().anonymous(path.replaceAll(/\{\w+\}/g, 'x'), { method: method.toUpperCase() });
        expect(reply.text, `${method} ${path}`).not.toContain('There is no such address');
        expect(reply.status, `${method} ${path}`).not.toBe(405);
        if (reply.status >= 400) expect(reply.headers.get('content-type')).toMatch(/problem\+json/);
      }
    }
  });

  it('has a page for each kind of problem, and a viewer that loads nothing from elsewhere', async () => {
    const { anonymous } = api();
    for (const code of Object.keys(errorCodes)) {
      const page = await anonymous(`/api/docs/problems/${code}`);
      expect(page.status, code).toBe(200);
      expect(page.text).toContain(`<code>${code}</code>`);
    }
    expect((await anonymous('/api/docs/problems/nothing')).json).toMatchObject({ code: 'not_found' });
    const docs = await anonymous('/api/docs');
    expect(docs.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(docs.text).not.toMatch(/https?:\/\//);
    const linked = [...docs.text.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map((match) => match[1] ?? '');
    expect(linked.length).toBeGreaterThan(3);
    for (const path of linked) expect((await anonymous(path)).status, path).toBe(200);
  });
});
