/** drizzle's operators, so that no other package depends on drizzle itself. */
export { and, asc, count, desc, eq, exists, getTableColumns, gt, gte, ilike, inArray, isNotNull, isNull, lt, lte, max, min, ne, not, notInArray, or, sql, sum, type SQL, type InferInsertModel, type InferSelectModel } from "drizzle-orm";
export { alias } from "drizzle-orm/pg-core";
