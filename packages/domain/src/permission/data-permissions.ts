/** Seeing what people asked about their data, and what is held about them. */
export const readsDataRequests = ['data-request.list', 'data-request.get', 'retention.list'] as const;

/** Writing requests down, seeing to who asks, and handing files out; deciding is the case's. */
export const answersDataRequests = [
  'data-request.record',
  'data-request.identify',
  'data-request.extend',
  'data-request.file',
] as const;

export const setsRetention = ['retention.update'] as const;

/** Everybody's own, whatever their partner's standing. */
export const asksForOwnData = ['data-request.mine', 'data-request.request', 'data-request.file'] as const;
