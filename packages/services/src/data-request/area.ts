import type { DataArea, HeldArea } from '@countersign/domain/data-request/area';
import type { ServiceContext, Transaction } from '../context.ts';
import type { Person } from './person.ts';

/** One place where something is held about people. All run in the caller's transaction, and may be run again. */
export interface PersonalArea {
  readonly area: DataArea;
  /** What is held, and what of it is kept by which law until when. */
  readonly find: (ctx: ServiceContext, tx: Transaction, person: Person) => Promise<HeldArea>;
  /** What the person is given a copy of; as JSON. */
  readonly export: (ctx: ServiceContext, tx: Transaction, person: Person) => Promise<unknown>;
  /** Erases what is not kept. */
  readonly erase: (ctx: ServiceContext, tx: Transaction, person: Person, basis: string) => Promise<void>;
}

/** Stands where a name was. */
export function pseudonymOf(id: string): string {
  return `erased ${id.slice(-6)}`;
}
