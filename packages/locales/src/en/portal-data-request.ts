import type { DataRequestKind, DataRequestStatus } from '@countersign/domain/data-request/data-request';

/** What people read about their own data. */
export const portalDataRequestTexts = {
  ownData: {
    title: 'My data',
    intro:
      'You may ask for a copy of everything that is held about you, or that it be erased. You have an answer within a month.',
    askExport: 'Ask for a copy',
    askErasure: 'Ask for erasure',
    exportText: 'You get a file with everything that is held about you, by a link for you alone.',
    erasureText:
      'Once somebody has looked at it, your login and what is held about you are erased. What law has us keep, such as records of payments, stays for its time. This cannot be undone.',
    asked: 'We have your request. You have our answer by {at}.',
    kinds: { export: 'Copy', erasure: 'Erasure' } satisfies Record<DataRequestKind, string>,
    statuses: {
      in_review: 'Being looked at',
      carrying_out: 'Being carried out',
      done: 'Done',
      refused: 'Refused; the reason is in our mail',
    } satisfies Record<DataRequestStatus, string>,
    due: 'Answer by {at}',
    load: 'Load the file',
    until: 'until {at}',
    fileTitle: 'Your data',
    fileText: 'The link is for you alone. It stops working after a few days.',
  },
};
