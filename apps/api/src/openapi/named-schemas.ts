import { account } from '@countersign/contracts/account/operations';
import { apiKey } from '@countersign/contracts/api-key/operations';
import { auditRow } from '@countersign/contracts/audit/operations';
import { calendar } from '@countersign/contracts/calendar/operations';
import { caseView, comment, routeStep, timelineEntry } from '@countersign/contracts/case/operations';
import { contact } from '@countersign/contracts/contact/operations';
import { deal, dealMatch, dealSummary, routePreview } from '@countersign/contracts/deal-registration/operations';
import { dealTermsDraft } from '@countersign/contracts/deal-registration/terms';
import { enrollment } from '@countersign/contracts/enrollment/operations';
import { file } from '@countersign/contracts/file/operations';
import { importJob, importRow } from '@countersign/contracts/import/operations';
import { member } from '@countersign/contracts/member/operations';
import { message } from '@countersign/contracts/message/operations';
import { partner } from '@countersign/contracts/partner/operations';
import { policy, policyVersion } from '@countersign/contracts/policy/operations';
import { product } from '@countersign/contracts/product/operations';
import { program } from '@countersign/contracts/program/operations';
import { branding, membership, session } from '@countersign/contracts/session/operations';
import { commandResult, money } from '@countersign/contracts/shared/fields';
import { task } from '@countersign/contracts/task/task';
import { tenant } from '@countersign/contracts/tenant/operations';
import { z } from 'zod';

/** What replies are made of, by the names that generated clients will have for them. */
const named = {
  Account: account,
  ApiKey: apiKey,
  AuditRow: auditRow,
  Branding: branding,
  Calendar: calendar,
  Case: caseView,
  CommandResult: commandResult,
  Comment: comment,
  Contact: contact,
  DealMatch: dealMatch,
  DealRegistration: deal,
  DealRegistrationSummary: dealSummary,
  DealTerms: dealTermsDraft,
  Enrollment: enrollment,
  File: file,
  Import: importJob,
  ImportRow: importRow,
  Member: member,
  Membership: membership,
  Message: message,
  Money: money,
  Partner: partner,
  Policy: policy,
  PolicyVersion: policyVersion,
  Product: product,
  Program: program,
  RoutePreview: routePreview,
  RouteStep: routeStep,
  Session: session,
  Task: task,
  Tenant: tenant,
  TimelineEntry: timelineEntry,
} as const satisfies Record<string, z.ZodType>;

export const schemaNames = z.registry<{ id: string }>();
for (const [id, schema] of Object.entries(named)) schemaNames.add(schema, { id });

export const namedSchemas: Readonly<Record<string, z.ZodType>> = named;
