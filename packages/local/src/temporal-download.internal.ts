import { TestWorkflowEnvironment } from '@temporalio/testing';

// A program of its own, because a download under way in the SDK cannot be given up.
const [downloadDir, version] = process.argv.slice(2);
if (downloadDir === undefined || version === undefined) throw new Error('usage: temporal-download <folder> <version>');
const environment = await TestWorkflowEnvironment.createLocal({
  server: { executable: { type: 'cached-download', downloadDir, version, ttl: '1 day' } },
});
await environment.teardown();
