/** A text in each language that the form is offered in; English stands in for one that is missing. */
export type FormText = { readonly en: string; readonly de?: string | undefined };

export const formFieldKinds = [
  'text',
  'paragraph',
  'email',
  'url',
  'country',
  'countries',
  'choice',
  'choices',
  'number',
  'date',
  'yes_no',
  'files',
] as const;
export type FormFieldKind = (typeof formFieldKinds)[number];

export const conditionKinds = ['equals', 'not_equals', 'includes', 'filled', 'at_least'] as const;
export type ConditionKind = (typeof conditionKinds)[number];

/** Whether something is shown: a comparison with the answer to an earlier field. `filled` compares with nothing. */
export type FormCondition = {
  readonly field: string;
  readonly is: ConditionKind;
  readonly value?: string | number | boolean | undefined;
};

export type FormField = {
  /** Unique in its form; answers are kept under it. */
  readonly key: string;
  readonly kind: FormFieldKind;
  readonly label: FormText;
  readonly hint?: FormText | undefined;
  readonly isRequired: boolean;
  /** Length of texts, size of numbers, number of choices, countries and files. */
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly options?: readonly { readonly value: string; readonly label: FormText }[] | undefined;
  readonly when?: FormCondition | undefined;
};

export type FormSection = {
  readonly key: string;
  readonly title: FormText;
  readonly when?: FormCondition | undefined;
  readonly fields: readonly FormField[];
};

export type FormConsent = {
  readonly key: string;
  /** Kept with the time of the agreement; another text is another version. */
  readonly version: string;
  readonly text: FormText;
  readonly isRequired: boolean;
};

/** What has to hold before anybody sees the form. */
export type FormGate =
  | { readonly kind: 'country'; readonly mode: 'only' | 'except'; readonly countries: readonly string[] }
  | { readonly kind: 'site_age'; readonly monthsMin: number }
  | { readonly kind: 'licence'; readonly question: FormText; readonly countries: readonly string[] };

export const reapplyRules = ['now', 'after_30_days', 'never'] as const;
export type ReapplyRule = (typeof reapplyRules)[number];

/** One version of what a stranger fills in to join a program as one type of partner. */
export type FormDefinition = {
  readonly title: FormText;
  readonly intro: FormText;
  readonly gates: readonly FormGate[];
  readonly sections: readonly FormSection[];
  readonly consents: readonly FormConsent[];
  /** How soon somebody who was rejected may apply again, by whatever address. */
  readonly reapply: ReapplyRule;
};

export type AnswerValue = string | number | boolean | readonly string[];
export type Answers = Readonly<Record<string, AnswerValue>>;

export const formStatuses = ['draft', 'active', 'retired'] as const;
export type FormStatus = (typeof formStatuses)[number];

/** Fields that screening and the later partner are made of; every form has the required ones. */
export const knownFields = {
  companyName: { kind: 'text', isRequired: true },
  contactName: { kind: 'text', isRequired: true },
  country: { kind: 'country', isRequired: true },
  website: { kind: 'url', isRequired: false },
  registrationNumber: { kind: 'text', isRequired: false },
  audienceSize: { kind: 'number', isRequired: false },
} as const satisfies Readonly<Record<string, { kind: FormFieldKind; isRequired: boolean }>>;
