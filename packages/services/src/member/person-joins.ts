import { eq } from '@countersign/db/query';
import { personJoins } from '@countersign/db/schema/people';
import type { Transaction } from '../context.ts';

/**
 * The persons under the ids they have today: an administrator may have said that two logins belong to one human, after
 * which rows and running cases from before still carry the older id.
 */
export async function currentPersons(
  tx: Transaction,
  of: { readonly tenantId: string; readonly persons: readonly string[] },
): Promise<string[]> {
  if (of.persons.length === 0) return [];
  const rows = await tx
    .select({ from: personJoins.fromPersonId, to: personJoins.toPersonId })
    .from(personJoins)
    .where(eq(personJoins.tenantId, of.tenantId));
  const next = new Map(rows.map(({ from, to }) => [from, to]));
  const current = (person: string): string => {
    let last = person;
    for (let steps = 0; steps <= next.size; steps += 1) last = next.get(last) ?? last;
    return last;
  };
  return [...new Set(of.persons.map(current))];
}

/** Whether two ids are one human. */
export async function isSamePerson(
  tx: Transaction,
  of: { readonly tenantId: string; readonly one: string; readonly other: string },
): Promise<boolean> {
  return (await currentPersons(tx, { tenantId: of.tenantId, persons: [of.one, of.other] })).length === 1;
}
