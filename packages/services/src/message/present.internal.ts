import type { message } from '@countersign/contracts/message/operations';
import type { messages } from '@countersign/db/schema/case';
import { formatInstant } from '@countersign/domain/time/instant';
import type { z } from 'zod';

export type MessageHead = Omit<typeof messages.$inferSelect, 'text' | 'html'>;

export function presentMessage(row: MessageHead): z.output<typeof message> {
  return {
    id: row.id,
    to: row.recipient,
    subject: row.subject,
    kind: row.kind,
    locale: row.locale,
    status: row.status,
    caseId: row.caseId,
    createdAt: formatInstant(row.createdAt),
    sentAt: row.sentAt === null ? null : formatInstant(row.sentAt),
    lastError: row.lastError,
  };
}
