/** The parameters by which web analytics tells campaigns apart; in addresses they are called `utm_source` and so on. */
export const utmFields = ['source', 'medium', 'campaign', 'term', 'content'] as const;
export type UtmField = (typeof utmFields)[number];
export type Utm = Readonly<Partial<Record<UtmField, string>>>;

/** The same by the names that they have in addresses. */
export function utmParameters(utm: Readonly<Record<string, string>>): Record<string, string> {
  const named: Record<string, string> = {};
  for (const field of utmFields) {
    const value = utm[field];
    if (value !== undefined) named[`utm_${field}`] = value;
  }
  return named;
}
