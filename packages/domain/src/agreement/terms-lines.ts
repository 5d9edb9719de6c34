export interface TermsLine {
  readonly isHeading: boolean;
  readonly text: string;
}

/** How terms are read: a line that begins with `#` is a heading, and there is no other markup. */
export function termsLines(body: string): readonly TermsLine[] {
  return body.split('\n').map((line) => {
    const heading = /^#{1,6}\s+(.*)$/.exec(line);
    return { isHeading: heading !== null, text: heading?.[1] ?? line };
  });
}
