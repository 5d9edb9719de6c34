/**
 * Accounts that another system keeps for us, each under a reference that we choose and store before the first call. The
 * same reference is one account, however often and from wherever it is asked for. Nothing here throws for what the other
 * side does or fails to do: no answer, or one that is not understood, is `unknown`, and is asked about before anything else.
 */
export interface OutsideAccounts<Detail> {
  /** What people call the system, as `Stand-in CRM`. */
  readonly title: string;
  /** Opens it, or finds it open: then nothing of it is changed. Refused with `closed` once it was closed. */
  open(account: { readonly reference: string; readonly detail: Detail }): Promise<OpenOutcome>;
  find(reference: string): Promise<FoundAccount>;
  /**
   * Closes it for good. One that was never opened cannot be opened afterwards either, so that a call that was still on its
   * way opens nothing behind our back.
   */
  close(reference: string): Promise<CloseOutcome>;
}

export type OpenOutcome =
  /** `number` is the other side's own name for it. */
  | { readonly status: 'open'; readonly number: string }
  /** Nothing was opened and nothing will be by asking again; `code` is the other side's own, or `closed`. */
  | { readonly status: 'refused'; readonly code: string }
  | { readonly status: 'unknown' };

export type FoundAccount =
  | { readonly status: 'open'; readonly number: string }
  | { readonly status: 'closed' }
  | { readonly status: 'absent' }
  | { readonly status: 'unknown' };

export type CloseOutcome =
  | { readonly status: 'closed' }
  | { readonly status: 'refused'; readonly code: string }
  | { readonly status: 'unknown' };
