import type { DealField } from '@countersign/domain/deal-registration/deal';
import { type ApiProblem, type FieldError, isProblem } from '@countersign/ui/client/problem';
import { fieldOfError } from './field-of-error.ts';
import type { Terms, TermsPatch } from './values.ts';

export interface SavedDraft {
  readonly id: string;
  readonly revision: number;
  readonly terms: Terms;
}

/** Where drafts are kept: the API, or a test. */
export interface DraftStore {
  create(terms: TermsPatch): Promise<SavedDraft>;
  update(draft: SavedDraft, patch: TermsPatch): Promise<SavedDraft>;
  read(id: string): Promise<SavedDraft>;
}

export type SaveState = 'new' | 'saved' | 'unsaved' | 'saving' | 'offline' | 'conflict' | 'failed';

export interface DraftView {
  readonly state: SaveState;
  readonly saved: SavedDraft | undefined;
  /** Fields that both sides changed, and the other side's version. */
  readonly conflict: { readonly fields: readonly DealField[]; readonly theirs: SavedDraft } | undefined;
  readonly refused: ReadonlyMap<DealField, FieldError>;
  readonly failure: ApiProblem | undefined;
}

interface DraftSaverParts {
  readonly store: DraftStore;
  readonly saved?: SavedDraft | undefined;
  /** Changes that an earlier tab could not save any more. */
  readonly pending?: TermsPatch | undefined;
  readonly later: (run: () => void, milliseconds: number) => () => void;
  readonly onChange: (view: DraftView) => void;
  /** Keeps what is not saved yet on this device, so that a closed tab loses nothing. */
  readonly keep: (pending: TermsPatch, draftId: string | undefined) => void;
}

const pauseMs = 700;
const retryMs = 4_000;

/**
 * Saves a draft while it is typed: one request at a time, only what changed, against the revision that was seen. When
 * somebody else changed other fields, both changes stay; the same field on both sides is put to the person.
 */
export class DraftSaver {
  #parts: DraftSaverParts;
  #view: DraftView;
  #pending: TermsPatch;
  #running: Promise<void> | undefined;
  #cancelTimer: (() => void) | undefined;

  constructor(parts: DraftSaverParts) {
    this.#parts = parts;
    this.#pending = parts.pending ?? {};
    const hasPending = Object.keys(this.#pending).length > 0;
    this.#view = {
      state: hasPending ? 'unsaved' : parts.saved === undefined ? 'new' : 'saved',
      saved: parts.saved,
      conflict: undefined,
      refused: new Map(),
      failure: undefined,
    };
    if (hasPending) this.#schedule(0);
  }

  get view(): DraftView {
    return this.#view;
  }

  edit(patch: TermsPatch): void {
    this.#pending = { ...this.#pending, ...patch };
    this.#keep();
    const refused = new Map([...this.#view.refused].filter(([field]) => !(field in patch)));
    const state = this.#view.state === 'conflict' ? 'conflict' : 'unsaved';
    this.#show({ refused, state, failure: undefined });
    if (state === 'unsaved') this.#schedule(pauseMs);
  }

  /** Saves now; resolves when nothing is left to save, or nothing more can be done. */
  async flush(): Promise<void> {
    this.#cancelTimer?.();
    await this.#running;
    this.#running = this.#save().finally(() => {
      this.#running = undefined;
    });
    await this.#running;
  }

  async resolve(keep: 'mine' | 'theirs'): Promise<void> {
    const conflict = this.#view.conflict;
    if (conflict === undefined) return;
    if (keep === 'theirs') {
      const left = Object.entries(this.#pending).filter(([field]) => !conflict.fields.some((one) => one === field));
      this.#pending = Object.fromEntries(left) as TermsPatch;
    }
    this.#keep();
    this.#show({ saved: conflict.theirs, conflict: undefined, state: 'unsaved' });
    await this.flush();
  }

  /** Stops saving; what is not saved stays kept on this device. */
  stop(): void {
    this.#cancelTimer?.();
  }

  #schedule(milliseconds: number): void {
    this.#cancelTimer?.();
    this.#cancelTimer = this.#parts.later(() => void this.flush(), milliseconds);
  }

  #show(change: Partial<DraftView>): void {
    this.#view = { ...this.#view, ...change };
    this.#parts.onChange(this.#view);
  }

  #keep(): void {
    this.#parts.keep(this.#pending, this.#view.saved?.id);
  }

  async #save(): Promise<void> {
    while (this.#view.conflict === undefined) {
      const sent = this.#pending;
      if (Object.keys(sent).length === 0) {
        if (this.#view.saved !== undefined) this.#show({ state: 'saved' });
        return;
      }
      this.#show({ state: 'saving' });
      try {
        const { saved } = this.#view;
        const answer = await (saved === undefined
          ? this.#parts.store.create(sent)
          : this.#parts.store.update(saved, sent));
        this.#drop((field) => this.#pending[field] === sent[field]);
        this.#show({ saved: answer });
      } catch (error) {
        if (!(await this.#recovered(error))) return;
      }
    }
  }

  /** True when saving can go on at once. */
  async #recovered(error: unknown): Promise<boolean> {
    if (isProblem(error, 'stale_revision')) return this.#rebase();
    if (isProblem(error, 'invalid_input') || isProblem(error, 'field_not_open')) return this.#setAside(error);
    if (isProblem(error) && !error.isPassing && error.code !== 'too_many_requests' && error.code !== 'internal') {
      this.#show({ state: 'failed', failure: error });
      return false;
    }
    this.#show({ state: 'offline' });
    this.#schedule(retryMs);
    return false;
  }

  async #rebase(): Promise<boolean> {
    const base = this.#view.saved;
    if (base === undefined) return false;
    try {
      const theirs = await this.#parts.store.read(base.id);
      const both = (Object.keys(this.#pending) as DealField[]).filter(
        (field) =>
          !isSame(theirs.terms[field], base.terms[field]) && !isSame(theirs.terms[field], this.#pending[field]),
      );
      if (both.length > 0) {
        this.#show({ state: 'conflict', conflict: { fields: both, theirs } });
        return false;
      }
      this.#show({ saved: theirs });
      return true;
    } catch {
      this.#show({ state: 'offline' });
      this.#schedule(retryMs);
      return false;
    }
  }

  /** Fields that the server refuses wait for another entry; the others are saved without them. */
  #setAside(problem: ApiProblem): boolean {
    const refused = new Map(this.#view.refused);
    for (const error of problem.errors) {
      const field = fieldOfError(error);
      if (field !== undefined && field in this.#pending) refused.set(field, error);
    }
    if (refused.size === this.#view.refused.size) {
      this.#show({ state: 'failed', failure: problem });
      return false;
    }
    this.#drop((field) => refused.has(field));
    this.#show({ refused });
    return true;
  }

  #drop(isDone: (field: DealField) => boolean): void {
    const left = Object.entries(this.#pending).filter(([field]) => !isDone(field as DealField));
    this.#pending = Object.fromEntries(left) as TermsPatch;
    this.#keep();
  }
}

function isSame(left: unknown, right: unknown): boolean {
  return JSON.stringify(left ?? null) === JSON.stringify(right ?? null);
}
