import type { ErrorCode } from '@countersign/domain/error/codes';
import { fileSizeMax } from '@countersign/domain/file/file';

/** What a code means and what its caller can do, for the title of a problem and the page behind its `type`. */
export interface ProblemText {
  readonly title: string;
  readonly advice: string;
}

export const problemTexts: Record<ErrorCode, ProblemText> = {
  invalid_input: {
    title: 'Some of what was sent is not usable',
    advice: 'Each entry of `errors` names a field by its dotted path and says what is wrong with it.',
  },
  malformed_request: {
    title: 'The request cannot be read',
    advice: 'Check the syntax of the JSON body, of the headers and of the address.',
  },
  payload_too_large: {
    title: 'The body is too large',
    advice: `JSON bodies hold at most 256 kB, files at most ${fileSizeMax}, files of events to import as much as the installation allows; \`facts\` says how many bytes that is.`,
  },
  unsupported_media_type: {
    title: 'This kind of content is not accepted here',
    advice: 'Send JSON as `application/json` in UTF-8; of files only the listed types are taken.',
  },
  file_has_active_content: {
    title: 'The file holds something that can run',
    advice: 'Save it without macros, scripts, embedded objects and attachments; `facts.what` names what was found.',
  },
  file_unpacks_too_large: {
    title: 'The file unpacks into more than is allowed',
    advice: 'Send what is inside by itself; `facts.what` names what was found.',
  },
  file_unreadable: {
    title: 'The file cannot be looked into',
    advice: 'Save it anew, without a password; `facts.what` says what stood in the way.',
  },
  file_infected: {
    title: 'The virus scanner refused the file',
    advice: 'Nothing of it was kept. Look at the machine it comes from.',
  },
  too_many_files: {
    title: 'More files than are taken',
    advice: '`facts.limit` says how many are; go on tomorrow, or put several into one.',
  },
  not_found: {
    title: 'There is no such thing',
    advice: 'The address or an id in it is wrong, or it belongs to something you may not see.',
  },
  method_not_allowed: {
    title: 'This address does not take that method',
    advice: 'The `Allow` header lists the methods it takes.',
  },
  conflict: {
    title: 'This collides with what is there already',
    advice: 'Read the current state and decide again.',
  },
  too_many_requests: {
    title: 'Too many requests',
    advice: 'Wait for the number of seconds in `Retry-After`.',
  },
  internal: {
    title: 'Something went wrong on our side',
    advice: 'Nothing about the request needs to change. Ask the operator, with the request id.',
  },
  sign_in_required: {
    title: 'Sign in first',
    advice: 'Send the session cookie, or an API key as `Authorization: Bearer csk_...`.',
  },
  forbidden: {
    title: 'Your roles do not allow this',
    advice: 'An administrator of the company can change your roles; an API key may lack the scope.',
  },
  membership_required: {
    title: 'You do not act for anybody here',
    advice: 'Name one of your own memberships in the header `Countersign-Membership`.',
  },
  setup_done: {
    title: 'This installation has been set up already',
    advice: 'Sign in instead.',
  },
  idempotency_key_missing: {
    title: 'An idempotency key is required',
    advice: 'Send `Idempotency-Key` with 1 to 255 printable characters, the same again when you repeat the request.',
  },
  idempotency_key_reused: {
    title: 'This idempotency key was used for another request',
    advice: 'Take a new key for each new thing you want done.',
  },
  request_in_flight: {
    title: 'The same request is still being carried out',
    advice: 'Repeat it with the same key in a moment.',
  },
  precondition_required: {
    title: 'Say which revision you saw',
    advice: 'Send the revision in `If-Match`, as the `ETag` of the last reply gave it.',
  },
  stale_revision: {
    title: 'It has changed since you looked',
    advice: 'Read it again and decide on what stands now.',
  },
  temporarily_unavailable: {
    title: 'This cannot be done at the moment',
    advice: 'Nothing was recorded. Repeat the request after `Retry-After`, with the same idempotency key.',
  },
  not_open: { title: 'This is no longer open', advice: 'Read the case to see what was decided.' },
  already_decided: { title: 'You have decided on this already', advice: 'The standing decision is in `facts`.' },
  not_a_candidate: {
    title: 'This task is not yours to decide',
    advice: 'The route names who may; a reassignment can change it.',
  },
  own_case: {
    title: 'Nobody decides on what they submitted themselves',
    advice: 'Another person has to decide.',
  },
  same_person: {
    title: 'A different person has to do this',
    advice: 'Another login of the same human does not count.',
  },
  partner_not_active: {
    title: 'The partnership is suspended or has ended',
    advice: 'Everything can still be read. Ask the company about the partnership.',
  },
  not_claimed: { title: 'You do not hold this task', advice: 'There is nothing to give back.' },
  claimed_by_other: { title: 'A colleague has taken this task', advice: '`facts` says who, and until when.' },
  field_not_open: {
    title: 'This field is not open for change',
    advice: 'Only the fields named in the request for changes can be edited.',
  },
  expired_command: {
    title: 'It could not be carried out in time',
    advice: 'Nothing was done. Look at the current state and ask again.',
  },
  action_not_available: {
    title: 'This cannot be done in the present state',
    advice: 'The `actions` of the registration say what can.',
  },
  balance_too_low: {
    title: 'There is less on the account than that',
    advice: 'Read what is available and ask for no more.',
  },
  password_wrong: {
    title: 'This is not the password',
    advice: 'Send the password of whoever is signed in; an API key cannot do this.',
  },
  payer_account_missing: {
    title: 'The legal entity has no account to pay from',
    advice: 'Give the legal entity its IBAN first.',
  },
  payout_run_open: {
    title: 'Another payout run of this program is open',
    advice: 'Finish or cancel the run named in the facts first.',
  },
  nothing_to_pay: { title: 'Nothing is available to be paid', advice: 'Read the balances; holds may end later.' },
  list_changed: {
    title: 'The list is not the one that was computed',
    advice: 'Cancel the run and create another.',
  },
  statement_unreadable: {
    title: 'The bank statement cannot be read',
    advice: 'Send the whole camt.053 file of this account as the bank gave it.',
  },
  period_not_over: {
    title: 'The period is not over yet',
    advice: 'Close it on or after the first day behind it, in the zone of its program.',
  },
  period_out_of_order: {
    title: 'Another period comes first',
    advice: 'Wait until the period before it is published, and close the one behind the last published.',
  },
  period_closed_already: {
    title: 'This period is closed already, or being closed',
    advice: 'Read the period; one that was refused can be closed anew.',
  },
  slot_taken: {
    title: 'The protection is held by another registration',
    advice: 'Approve with `acceptWaiting` to let it wait in line.',
  },
  open_limit_reached: {
    title: 'Too many registrations are open',
    advice: 'Finish or withdraw one before the next is submitted.',
  },
  daily_limit_reached: { title: 'Too many registrations today', advice: 'Submit the next one tomorrow.' },
  extension_used: { title: 'The extension has been used', advice: 'A further one has to be asked for.' },
  stage_not_moved: {
    title: 'The sale has not moved on',
    advice: 'An extension needs a later stage than the last one.',
  },
  product_retired: { title: 'A product is no longer sold', advice: 'Take it off the registration.' },
  checks_not_finished: {
    title: 'Checks have no result yet',
    advice: 'Run them again or record what a person found, then decide.',
  },
  match_stands: {
    title: 'A true match on a sanctions list stands',
    advice: 'Reject the vetting; a verdict on the match is changed where matches are reviewed.',
  },
  rule_of_law: {
    title: 'A rule of law forbids this',
    advice: '`facts` name the rule, its source, and the day for which it was looked up.',
  },
  partner_held: {
    title: 'This waits at the moment',
    advice: 'Nothing is lost. `facts` say what waits, and in one word each what it waits for; the portal shows both.',
  },
  identity_unproven: {
    title: 'It is not known who asks',
    advice: 'Say by what it was seen that whoever asks is the person, then decide.',
  },
  erasure_obstructed: {
    title: 'Something has to be settled before this is erased',
    advice:
      'The request says what: an application that is being decided, or a partner that would be left without an owner.',
  },
  event_not_kept: { title: 'The event is not kept aside', advice: 'Its `status` says where it stands.' },
  purchase_missing: { title: 'The purchase does not count', advice: 'Release the event that `refersTo` names first.' },
  last_administrator: { title: 'Somebody has to remain in charge', advice: 'Give the role to another person first.' },
  already_member: { title: 'This address has a place here already', advice: 'Change its roles instead.' },
  not_eligible: {
    title: 'This program cannot take you',
    advice: 'Its `reasons` say which condition is not met.',
  },
  import_not_ready: { title: 'The import is not at this point', advice: 'Its `status` says what it waits for.' },
  too_many_rows: { title: 'The file has too many rows', advice: 'Split it.' },
};
