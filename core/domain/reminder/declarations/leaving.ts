import { openedForOwner } from './opened-for-owner';

/** Leaving the service: the book is opened for its owner, to be read and taken along. */
export const leaving = openedForOwner(
  'leaving',
  '离任',
  'Somebody leaves the service and the book is opened for them',
  '离任时，时光书为你全部打开，可以重读、带走',
);
