import { createFakeFileStore } from './fake.ts';
import { describeFileStore } from './testing.ts';

describeFileStore('in memory', async () => createFakeFileStore());
