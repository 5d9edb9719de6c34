const idEnding = /^(?:[a-z_]+_)?([0-9a-z]{26})$/;
const countMax = 99_999_999;

/**
 * The key under which a rail sees one attempt of a payout: `01K0...-1`, at most 35 characters that SEPA allows. Stored
 * before the rail is called; `attempt` rises only after a confirmed refusal. Throws for anything but an id of ours.
 */
export function endToEndIdOf(payoutId: string, attempt: number): string {
  return keyOf(payoutId, attempt, 10);
}

/**
 * The name of one file or message of a run: `part` counts what is sent for it, also what is sent again. It is written in
 * 36 digits, so that 46,655 of them stay within the 30 characters that leave room for a group's number.
 */
export function batchIdOf(runId: string, part: number): string {
  return keyOf(runId, part, 36);
}

function keyOf(id: string, count: number, radix: 10 | 36): string {
  const unique = idEnding.exec(id)?.[1];
  if (unique === undefined || !Number.isInteger(count) || count < 0 || count > countMax) {
    throw new Error(`No key can be made of ${JSON.stringify(id)} and ${count}.`);
  }
  return `${unique}-${count.toString(radix)}`.toUpperCase();
}
