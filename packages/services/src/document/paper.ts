/** A page of figures as data: what it says, and nothing of how it is drawn. */
export interface Paper {
  readonly title: string;
  /** Whose it is, and its colour as `#rrggbb`. */
  readonly issuer: { readonly name: string; readonly colour: string };
  readonly language: 'en' | 'de';
  readonly createdAt: number;
  readonly facts: readonly PaperFact[];
  /** Running text before the tables, which then begin on a page of their own. */
  readonly prose?: string;
  readonly blocks: readonly PaperTable[];
  /** `Page {page} of {pages}`. */
  readonly pageText: string;
}

export interface PaperFact {
  readonly label: string;
  readonly value: string;
}

export interface PaperColumn {
  readonly title: string;
  /** Parts of the page's width. */
  readonly width: number;
  readonly isAmount?: boolean;
}

export interface PaperTable {
  readonly heading: string;
  readonly columns: readonly PaperColumn[];
  /** As many cells as columns; `isTotal` stands in bold under a rule. */
  readonly rows: readonly { readonly cells: readonly string[]; readonly isTotal?: boolean }[];
  /** Said where there are no rows. */
  readonly empty?: string;
}
