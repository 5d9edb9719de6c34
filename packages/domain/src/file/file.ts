/** The one limit of whatever is uploaded, be it evidence or a table to import; the API turns away more unread. */
export const fileBytesMax = 20 * 1024 * 1024;

/** As people are told it: `20 MB`. */
export const fileSizeMax = `${fileBytesMax / 1024 / 1024} MB`;
