import { copyField } from '@countersign/db/sql/copy-rows';

/** Where the tracker writes postbacks; the order of the columns is that of `arrivingEventLine`. */
export const arrivingEvents = {
  table: 'ingest.events',
  columns: ['tenant_id', 'source_id', 'program_id', 'id', 'received_at', 'event'],
} as const;

/** One postback as a line for COPY: the record that `parseEvent` took, to be read again when it becomes an event. */
export function arrivingEventLine(arriving: {
  readonly source: { readonly tenantId: string; readonly sourceId: string; readonly programId: string };
  readonly id: string;
  /** RFC 3339. */
  readonly receivedAt: string;
  readonly event: Readonly<Record<string, unknown>>;
}): string {
  const { source, id, receivedAt, event } = arriving;
  const fields = [source.tenantId, source.sourceId, source.programId, id, receivedAt, JSON.stringify(event)];
  return `${fields.map(copyField).join('\t')}\n`;
}
