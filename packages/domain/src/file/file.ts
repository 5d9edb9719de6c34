/** The one limit of whatever is uploaded to be looked at; the API turns away more unread. */
export const fileBytesMax = 20 * 1024 * 1024;

/** As people are told it: `20 MB`. */
export const fileSizeMax = sizeText(fileBytesMax);

/** Of files with events to import, which nobody opens whole, unless the installation says otherwise. */
export const importBytesMax = 2048 * 1024 * 1024;
export const importRowsMax = 5_000_000;

/** A limit as people are told it, in whole megabytes: `20 MB`. */
export function sizeText(bytes: number): string {
  return `${Math.floor(bytes / 1024 / 1024)} MB`;
}
