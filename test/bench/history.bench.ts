import { readdirSync, readFileSync } from 'node:fs';
import { table } from './figures.ts';

const folder = new URL('../replay/', import.meta.url);
const count = (name: string) => {
  const { events } = JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as { events: { eventType: string }[] };
  const projections = events.filter(({ eventType }) => eventType === 'EVENT_TYPE_ACTIVITY_TASK_COMPLETED').length;
  return [name.replace(/\.json$/, ''), projections, events.length] as const;
};

const rows = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map(count);
console.log(table(['recorded run', 'transitions', 'events'], rows));
