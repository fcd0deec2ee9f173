import { openedForOwner } from './opened-for-owner';

/** The owner's formal request, fifteen days after it was made. */
export const request = openedForOwner(
  'request',
  '申请开启',
  'The owner asked formally for the book to be opened, and the days of reflection are over',
  '你申请过开启时光书，十五天到了',
);
