import { describe, expect, it } from 'vitest';
import { idOfUuid, uuidOfId } from './public-id.ts';

describe('ids of facts', () => {
  // The example of the TypeID specification 0.3.
  it('are those of the TypeID specification, there and back', () => {
    const uuid = '01890a5d-ac96-774b-bcce-b302099a8057';
    expect(idOfUuid('prefix', uuid)).toBe('prefix_01h455vb4pex5vsknk084sn02q');
    expect(uuidOfId('prefix', 'prefix_01h455vb4pex5vsknk084sn02q')).toBe(uuid);
  });

  it.each(['line_8zzzzzzzzzzzzzzzzzzzzzzzzz', 'line_01h455vb4pex5vsknk084sn02', 'evt_01h455vb4pex5vsknk084sn02q', ''])(
    'refuse %j as the id of a line',
    (id) => expect(uuidOfId('line', id)).toBeUndefined(),
  );

  it('refuse to be made of anything but a UUID', () => {
    expect(() => idOfUuid('line', '01890A5D-ac96-774b-bcce-b302099a8057')).toThrow('Not a UUID');
  });
});
