import { describe, expect, it } from 'vitest';
import { createManualClock } from './clock.ts';
import { createIds, idOfUuid, uuidOfId } from './ids.ts';

describe('createIds', () => {
  it('makes a prefix and 26 lower-case base32 characters', () => {
    expect(createIds().next('deal')).toMatch(/^deal_[0-7][0-9a-hjkmnp-tv-z]{25}$/);
  });

  it('makes version 7 UUIDs with the time in front', () => {
    const ids = createIds({ clock: createManualClock(0x0192_0000_0001) });
    expect(ids.uuid()).toMatch(/^01920000-0001-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('sorts ids in the order they were made, within a millisecond and after the clock stepped back', () => {
    const clock = createManualClock(1_700_000_000_000);
    const ids = createIds({ clock });
    const made = Array.from({ length: 10_000 }, (_, index) => {
      if (index === 5_000) clock.advance(-60_000);
      return ids.next('case');
    });
    expect([...made].sort()).toEqual(made);
    expect(new Set(made).size).toBe(made.length);
  });

  it('is reproducible from a given clock and randomness', () => {
    const make = () =>
      createIds({ clock: createManualClock(1), random: (length) => new Uint8Array(length).fill(5) }).next('deal');
    expect(make()).toBe(make());
  });

  // The example of the TypeID specification 0.3.
  it('encodes a UUID as the TypeID specification does', () => {
    const uuid = '01890a5d-ac96-774b-bcce-b302099a8057';
    expect(idOfUuid({ prefix: 'prefix', uuid })).toBe('prefix_01h455vb4pex5vsknk084sn02q');
    expect(uuidOfId({ prefix: 'prefix', id: 'prefix_01h455vb4pex5vsknk084sn02q' })).toBe(uuid);
  });

  it.each([
    'deal_8zzzzzzzzzzzzzzzzzzzzzzzzz',
    'deal_01h455vb4pex5vsknk084sn02',
    'case_01h455vb4pex5vsknk084sn02q',
    'deal_01H455VB4PEX5VSKNK084SN02Q',
    '',
  ])('refuses %j as the id of a deal', (id) => {
    expect(uuidOfId({ prefix: 'deal', id })).toBeUndefined();
  });
});
