/** Every refusal the product can give, with its HTTP status. Screens and integrations match on the code, never on prose. */
export const errorCodes = {
  // request
  invalid_input: 422,
  malformed_request: 400,
  payload_too_large: 413,
  unsupported_media_type: 415,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  too_many_requests: 429,
  internal: 500,
  // identity
  sign_in_required: 401,
  forbidden: 403,
  membership_required: 403,
  partner_not_active: 403,
  setup_done: 409,
  // writing safely
  idempotency_key_missing: 400,
  idempotency_key_reused: 422,
  request_in_flight: 409,
  precondition_required: 428,
  stale_revision: 412,
  // cases and decisions
  temporarily_unavailable: 503,
  not_open: 409,
  already_decided: 409,
  not_a_candidate: 403,
  own_case: 403,
  same_person: 403,
  not_claimed: 409,
  claimed_by_other: 409,
  field_not_open: 422,
  expired_command: 409,
  action_not_available: 409,
  // deal registration
  slot_taken: 409,
  open_limit_reached: 409,
  daily_limit_reached: 429,
  extension_used: 409,
  stage_not_moved: 409,
  product_retired: 422,
  // money
  balance_too_low: 409,
  password_wrong: 403,
  payer_account_missing: 409,
  payout_run_open: 409,
  nothing_to_pay: 409,
  list_changed: 409,
  statement_unreadable: 422,
  period_not_over: 409,
  period_out_of_order: 409,
  period_closed_already: 409,
  // events
  event_not_kept: 409,
  purchase_missing: 409,
  // members
  last_administrator: 409,
  already_member: 409,
  // applications
  not_eligible: 422,
  // vetting
  checks_not_finished: 409,
  match_stands: 409,
  rule_of_law: 422,
  partner_held: 409,
  // people's data
  identity_unproven: 409,
  erasure_obstructed: 409,
  // imports
  import_not_ready: 409,
  too_many_rows: 413,
  // files
  file_has_active_content: 422,
  file_unpacks_too_large: 422,
  file_unreadable: 422,
  file_infected: 422,
  too_many_files: 429,
} as const satisfies Record<string, number>;

export type ErrorCode = keyof typeof errorCodes;
