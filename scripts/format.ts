import { spawnSync } from 'node:child_process';
import { repositoryDir } from './repository.ts';

const formatted = spawnSync('biome', ['check', '--write', '.'], { cwd: repositoryDir, stdio: 'inherit' });
process.exit(formatted.status ?? 1);
