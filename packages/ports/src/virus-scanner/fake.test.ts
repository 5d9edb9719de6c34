import { createFakeVirusScanner } from './fake.ts';
import { describeVirusScanner, harmlessTestVirus } from './testing.ts';

describeVirusScanner('fake', async () => {
  const scanner = createFakeVirusScanner();
  scanner.know(harmlessTestVirus, 'Eicar-Test-Signature');
  return {
    scanner,
    breakdowns: [{ label: 'down', cause: () => scanner.down('UNREACHABLE'), repair: () => scanner.up() }],
  };
});
