import { diskConfig } from './config.ts';

export const manifest = { name: 'disk', title: 'Local disk', ports: ['FileStore'], settings: diskConfig } as const;
