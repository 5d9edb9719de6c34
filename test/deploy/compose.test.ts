import { existsSync, readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

type Service = {
  readonly image?: string;
  readonly build?: { readonly target: string; readonly args?: Readonly<Record<string, string>> };
  readonly environment?: Readonly<Record<string, string | number>>;
  readonly healthcheck?: object;
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
};
type Compose = { readonly services: Readonly<Record<string, Service>>; readonly secrets: object };

const repositoryDir = dirname(dirname(import.meta.dirname));
const text = readFileSync(join(repositoryDir, 'docker-compose.yml'), 'utf8');
const compose = parse(text, { merge: true }) as Compose;

const oneShot = new Set(['temporal-schema', 'temporal-namespace', 'migrate']);

/** The specification's own schema, as a linter for compose files brings it. */
function composeSchema(): object {
  const linter = findPackageJSON('dclint', import.meta.url);
  if (linter === undefined) throw new Error('dclint is not installed.');
  const schema = JSON.parse(readFileSync(join(dirname(linter), 'schemas', 'compose.schema.json'), 'utf8'));
  return { ...schema, $schema: 'http://json-schema.org/draft-07/schema#' };
}

describe('docker-compose.yml', () => {
  const validate = new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile(composeSchema());

  it('is valid by the schema of the Compose Specification', () => {
    expect(validate(compose), JSON.stringify(validate.errors, null, 2)).toBe(true);
  });

  it('would not be valid with a service that the schema does not know', () => {
    expect(validate({ services: { api: { imagee: 'x' } } })).toBe(false);
  });

  it('holds the database, Temporal with its UI, every process, both web apps and one reverse proxy', () => {
    const named = Object.keys(compose.services);
    expect(named).toEqual(
      expect.arrayContaining([
        'postgres',
        'temporal',
        'temporal-ui',
        'api',
        'worker',
        'tracker',
        'portal',
        'console',
        'proxy',
      ]),
    );
    expect(compose.services['postgres']?.image).toBe('postgres:18');
    expect(compose.services['temporal']?.environment).toMatchObject({ DB: 'postgres12', POSTGRES_SEEDS: 'postgres' });
  });

  it('checks the health of everything that goes on running', () => {
    for (const [name, service] of Object.entries(compose.services)) {
      if (!oneShot.has(name)) expect(service.healthcheck, name).toBeDefined();
    }
  });

  it('waits for what it needs in the state that can be waited for', () => {
    for (const [name, service] of Object.entries(compose.services)) {
      for (const [needed, { condition }] of Object.entries(service.depends_on ?? {})) {
        const expected = oneShot.has(needed) ? 'service_completed_successfully' : 'service_healthy';
        expect(condition, `${name} -> ${needed}`).toBe(expected);
        expect(Object.keys(compose.services)).toContain(needed);
      }
    }
  });

  it('has no default for a secret: each must be given', () => {
    for (const secret of [
      'POSTGRES_PASSWORD',
      'DATABASE_ROLES_SECRET',
      'TEMPORAL_PAYLOAD_KEY',
      'AUTH_SECRET',
      'AUDIT_SIGNING_KEY',
    ]) {
      const uses = [...text.matchAll(new RegExp(`\\$\\{${secret}\\b([^}]*)\\}`, 'g'))].map((match) => match[1]);
      expect(uses.length, secret).toBeGreaterThan(0);
      for (const use of uses) expect(use, secret).toMatch(/^:\?/);
    }
  });

  it('opens nothing to the network but the reverse proxy', () => {
    for (const [name, service] of Object.entries(compose.services)) {
      if (name === 'proxy') continue;
      for (const published of service.ports ?? []) expect(published, name).toMatch(/^127\.0\.0\.1:/);
    }
  });

  it('pins every image of others to a version', () => {
    for (const { image } of Object.values(compose.services)) {
      if (!image?.startsWith('countersign/')) expect(image).toMatch(/:\d/);
    }
  });

  it('mounts and builds only what is there', () => {
    const dockerfile = readFileSync(join(repositoryDir, 'Dockerfile'), 'utf8');
    for (const [name, { volumes, build }] of Object.entries(compose.services)) {
      for (const volume of volumes ?? []) {
        const source = volume.split(':')[0] ?? '';
        if (source.startsWith('.')) expect(existsSync(join(repositoryDir, source)), `${name}: ${source}`).toBe(true);
      }
      if (build === undefined) continue;
      expect(dockerfile, name).toMatch(new RegExp(`AS ${build.target}$`, 'm'));
      const app = build.args?.['APP'];
      if (app !== undefined) expect(existsSync(join(repositoryDir, 'apps', app, 'package.json')), app).toBe(true);
    }
  });

  it('gives every process the variables that have no default', async () => {
    const { configurationSchema } = await import('@countersign/runtime/configuration/schema');
    const required = Object.entries(configurationSchema.shape)
      .filter(([, schema]) => !schema.safeParse(undefined).success)
      .map(([name]) => name);
    for (const name of ['migrate', 'api', 'worker', 'tracker']) {
      expect(Object.keys(compose.services[name]?.environment ?? {}), name).toEqual(expect.arrayContaining(required));
    }
  });
});
