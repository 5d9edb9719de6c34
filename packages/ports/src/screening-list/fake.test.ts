import type { ListedEntry } from '@countersign/domain/screening/listed-entry';
import { fakeScreeningList } from './fake.ts';
import { describeScreeningList } from './testing.ts';

const entry: ListedEntry = {
  id: '1',
  kind: 'person',
  programs: [],
  names: [{ text: 'DOE, John', quality: 'primary' }],
  births: [],
  countries: [],
  identifiers: [],
  addresses: [],
  note: null,
};

const spoilt = (problem: 'malformed' | 'truncated' | 'empty') => async () => {
  const source = fakeScreeningList('ofac-sdn', [entry]);
  source.spoil(problem);
  return source;
};

describeScreeningList('fake', {
  whole: async () => fakeScreeningList('ofac-sdn', [entry]),
  cutOff: spoilt('truncated'),
  garbled: spoilt('malformed'),
  empty: spoilt('empty'),
  unreachable: async () => {
    const source = fakeScreeningList('ofac-sdn', [entry]);
    source.fail();
    return source;
  },
  known: { id: '1', name: 'DOE, John' },
});
