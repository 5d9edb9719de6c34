const idEnding = /^(?:[a-z_]+_)?([0-9a-z]{26})$/;
const countMax = 99_999_999;

/**
 * The key under which a rail sees one attempt of a payout: `01K0...-1`, at most 35 characters that SEPA allows. Stored
 * before the rail is called; `attempt` rises only after a confirmed refusal. Throws for anything but an id of ours.
 */
export function endToEndIdOf(payoutId: string, attempt: number): string {
  return keyOf(payoutId, attempt);
}

/** The name of one file or message of a run: `part` counts what is sent for it, also what is sent again. */
export function batchIdOf(runId: string, part: number): string {
  return keyOf(runId, part);
}

function keyOf(id: string, count: number): string {
  const unique = idEnding.exec(id)?.[1];
  if (unique === undefined || !Number.isInteger(count) || count < 0 || count > countMax) {
    throw new Error(`No key can be made of ${JSON.stringify(id)} and ${count}.`);
  }
  return `${unique.toUpperCase()}-${count}`;
}
