import { runTracker } from '../run-tracker.ts';

// Like `main.ts`, with the short secret of the test databases, which a configuration does not take.
await runTracker({
  LOG_LEVEL: 'warn',
  API_HOST: '127.0.0.1',
  TRACKER_PORT: 0,
  TRACKER_URL: 'http://localhost:3003',
  TRACKER_CACHE_SECONDS: 1,
  TRACKER_WAIT_SECONDS: 3,
  TRACKER_QUEUE_MAX: 20_000,
  SHUTDOWN_SECONDS: 20,
  ...JSON.parse(process.argv[2] ?? '{}'),
});
