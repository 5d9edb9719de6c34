import { ApiProblem } from '@countersign/ui/client/problem';
import { describe, expect, it } from 'vitest';
import { DraftSaver, type SavedDraft } from './draft-saver.ts';
import type { TermsPatch } from './values.ts';

const first: SavedDraft = { id: 'deal_1', revision: 1, terms: { customerName: 'Acme', competitor: 'Rival' } };

function savingTo(server: { draft: SavedDraft | undefined; problems?: ApiProblem[] }, pending?: TermsPatch) {
  const sent: TermsPatch[] = [];
  const kept: TermsPatch[] = [];
  const apply = (patch: TermsPatch) => {
    const problem = server.problems?.shift();
    if (problem !== undefined) throw problem;
    const terms = Object.fromEntries(
      Object.entries({ ...server.draft?.terms, ...patch }).filter(([, value]) => value !== null),
    );
    server.draft = { id: 'deal_1', revision: (server.draft?.revision ?? 0) + 1, terms };
    return Promise.resolve(server.draft);
  };
  const saver = new DraftSaver({
    saved: server.draft,
    pending,
    later: () => () => undefined,
    onChange: () => undefined,
    keep: (left) => void kept.push(left),
    store: {
      create: async (terms) => {
        sent.push(terms);
        return apply(terms);
      },
      update: async (draft, patch) => {
        sent.push(patch);
        if (draft.revision !== server.draft?.revision) throw new ApiProblem({ status: 412, code: 'stale_revision' });
        return apply(patch);
      },
      read: () => Promise.resolve(server.draft ?? first),
    },
  });
  return { saver, sent, kept };
}

describe('draft saver', () => {
  it('creates the draft with the first entry and sends only what changed from then on', async () => {
    const { saver, sent } = savingTo({ draft: undefined });
    expect(saver.view.state).toBe('new');
    saver.edit({ customerName: 'Acme' });
    expect(saver.view.state).toBe('unsaved');
    await saver.flush();
    saver.edit({ customerCity: 'Berlin' });
    await saver.flush();
    expect(sent).toEqual([{ customerName: 'Acme' }, { customerCity: 'Berlin' }]);
    expect(saver.view).toMatchObject({ state: 'saved', saved: { revision: 2 } });
  });

  it('saves what an earlier tab could not save, and keeps unsaved entries until they are saved', async () => {
    const server = { draft: first };
    const { saver, kept } = savingTo(server, { customerCity: 'Bonn' });
    await saver.flush();
    expect(server.draft.terms.customerCity).toBe('Bonn');
    expect(kept.at(-1)).toEqual({});
  });

  it('keeps both changes when somebody else changed another field', async () => {
    const server = { draft: first };
    const { saver } = savingTo(server);
    server.draft = { ...first, revision: 2, terms: { ...first.terms, competitor: 'Other' } };
    saver.edit({ customerName: 'Acme GmbH' });
    await saver.flush();
    expect(server.draft.terms).toEqual({ customerName: 'Acme GmbH', competitor: 'Other' });
    expect(saver.view.state).toBe('saved');
  });

  it.each([
    ['mine', 'Acme GmbH'],
    ['theirs', 'Acme AG'],
  ] as const)('asks when both changed the same field, and keeps %s', async (choice, expected) => {
    const server = { draft: first };
    const { saver } = savingTo(server);
    server.draft = { ...first, revision: 2, terms: { ...first.terms, customerName: 'Acme AG' } };
    saver.edit({ customerName: 'Acme GmbH' });
    await saver.flush();
    expect(saver.view).toMatchObject({ state: 'conflict', conflict: { fields: ['customerName'] } });
    await saver.resolve(choice);
    expect(server.draft.terms.customerName).toBe(expected);
    expect(saver.view.state).toBe('saved');
  });

  it('saves the rest when the server refuses one field, and says which', async () => {
    const error = { field: 'body.terms.customerWebsite', code: 'url', message: 'Not an address' };
    const server = {
      draft: first,
      problems: [new ApiProblem({ status: 422, code: 'invalid_input', errors: [error] })],
    };
    const { saver } = savingTo(server);
    saver.edit({ customerWebsite: 'https://x', customerCity: 'Bonn' });
    await saver.flush();
    expect(server.draft.terms).toEqual({ ...first.terms, customerCity: 'Bonn' });
    expect(saver.view.refused.get('customerWebsite')).toEqual(error);
    expect(saver.view.state).toBe('saved');
  });

  it('keeps everything and tries again when there is no connection', async () => {
    const server = { draft: first, problems: [new ApiProblem({ status: 0, code: 'unreachable' })] };
    const { saver, kept } = savingTo(server);
    saver.edit({ customerCity: 'Bonn' });
    await saver.flush();
    expect(saver.view.state).toBe('offline');
    expect(kept.at(-1)).toEqual({ customerCity: 'Bonn' });
    await saver.flush();
    expect(saver.view.state).toBe('saved');
  });
});
