import type { Holding } from './holding';

const inService = '用人单位履行人事管理职责要用，离任以后删除。';

/**
 * The data map that programs read: every place where something of a person lies. What is held about somebody, their export and their erasure are
 * made of it. A collection that stands neither here nor in `impersonal` fails a test (`test/rights/data-map.test.ts`).
 */
export const holdings: readonly Holding[] = [
  {
    ...{ collection: 'people', by: '_id', of: 'person', erase: 'roster', why: inService },
    hide: ['keys', 'sortKey', 'pinyin', 'initials', 'idHash', 'phoneHash', 'version'],
  },
  { collection: 'postings', by: 'personId', of: 'person', hide: ['_id'], erase: 'roster', why: inService },
  {
    collection: 'lifeEvents',
    by: 'personId',
    of: 'person',
    hide: ['_id', 'unitPath', 'ended'],
    erase: 'roster',
    why: inService,
  },
  {
    ...{ collection: 'roles', by: 'personId', of: 'person', hide: ['_id', 'paths'], erase: 'stays' },
    why: '谁在什么时候担任过什么职责，是追责的依据，结束后留存六年；只记编号，不记姓名。',
  },
  { collection: 'bindings', by: 'personId', of: 'person', hide: ['_id'], erase: 'remove' },
  { collection: 'invitations', by: 'personId', of: 'person', hide: ['_id', 'usedBy'], erase: 'remove' },
  { collection: 'attempts', by: '_id', of: 'account', hide: ['_id'], erase: 'remove' },
  {
    ...{ collection: 'consents', by: 'personId', of: 'person', hide: ['_id'], erase: 'stays' },
    why: '同意和撤回的时间是法律要求留下的证明；只记编号，不记姓名。',
  },
  {
    ...{ collection: 'books', by: '_id', of: 'person', erase: 'tombstone' },
    hide: ['version', 'headHash', 'headSeal', 'anchorDueAt', 'erasedSeal'],
    why: '只留下章数和指纹，好让链还能核对；信、约定、签名、钥匙全部销毁。',
  },
  { collection: 'nodes', by: 'bookId', of: 'person', hide: ['bookId', 'seal'], erase: 'remove' },
  {
    ...{ collection: 'chapters', by: 'bookId', of: 'person', erase: 'tombstone' },
    hide: [
      '_id',
      'bookId',
      'index',
      'box',
      'saltedDigest',
      'ciphertextDigest',
      'prevHash',
      'openedSeal',
      'erasedSeal',
    ],
    why: '只留下封存时间和指纹，好让链还能核对；信、约定、签名、钥匙全部销毁。',
  },
  { collection: 'drafts', by: 'bookId', of: 'person', hide: ['_id', 'bookId', 'box'], erase: 'remove' },
  { collection: 'reviews', by: 'bookId', of: 'person', hide: ['_id', 'bookId', 'box'], erase: 'remove' },
  { collection: 'requests', by: '_id', of: 'person', prefix: true, hide: 'all', erase: 'remove' },
  {
    ...{ collection: 'audits', by: 'subject', of: 'subject', erase: 'stays' },
    hide: ['_id', 'subject', 'seq', 'actor', 'prevHash', 'hash'],
    why: '操作记录依法至少留存六个月；里面只有代号，没有姓名。',
  },
  { collection: 'pseudonyms', by: 'personId', of: 'person', hide: 'all', erase: 'remove' },
  {
    collection: 'auditHeads',
    by: '_id',
    of: 'subject',
    hide: 'all',
    erase: 'stays',
    why: '操作记录的链头，只有代号。',
  },
  {
    collection: 'refusals',
    by: 'actor',
    of: 'actor',
    hide: 'all',
    erase: 'stays',
    why: '安全日志依法至少留存六个月；只有代号。',
  },
  {
    collection: 'reminders',
    by: 'personId',
    of: 'person',
    hide: ['matter', 'leaseUntil', 'leaseBy', 'facts'],
    erase: 'remove',
  },
  { collection: 'preferences', by: '_id', of: 'person', hide: ['_id'], erase: 'remove' },
  { collection: 'permissions', by: 'personId', of: 'person', hide: ['_id', 'unmatched'], erase: 'remove' },
  {
    collection: 'anchors',
    by: 'bookId',
    of: 'person',
    hide: 'all',
    erase: 'stays',
    why: '每夜的链头指纹，用来证明没有人动过。',
  },
  { collection: 'mentorships', by: 'cadreId', of: 'person', hide: ['_id'], erase: 'remove' },
  {
    collection: 'mentorships',
    by: 'mentorId',
    of: 'person',
    hide: ['_id'],
    erase: 'stays',
    why: '属于被带的那位同志；只记编号。',
  },
  { collection: 'helpRequests', by: 'cadreId', of: 'person', hide: ['_id', 'box'], erase: 'remove' },
  {
    collection: 'mentorMessages',
    by: 'cadreId',
    of: 'person',
    hide: ['_id', 'box'],
    erase: 'remove',
  },
  { collection: 'meetings', by: 'cadreId', of: 'person', hide: ['_id'], erase: 'remove' },
  {
    collection: 'meetings',
    by: 'mentorId',
    of: 'person',
    hide: ['_id'],
    erase: 'stays',
    why: '属于被带的那位同志；只记编号。',
  },
  {
    collection: 'complaints',
    by: 'personId',
    of: 'person',
    hide: ['_id', 'unitPath', 'box'],
    erase: 'remove',
  },
  { collection: 'shares', by: 'bookId', of: 'person', hide: ['_id'], erase: 'remove' },
  { collection: 'pledges', by: '_id', of: 'person', hide: ['_id', 'version', 'box'], erase: 'remove' },
  {
    ...{ collection: 'familyMembers', by: '_id', of: 'person', erase: 'remove' },
    hide: ['householdId'],
  },
  {
    ...{ collection: 'familyMembers', by: 'invitedBy', of: 'person', hide: 'all', erase: 'stays' },
    why: '属于被邀请的那位家人；只记编号。',
  },
  {
    ...{ collection: 'familyMarks', by: 'personId', of: 'person', erase: 'remove' },
    hide: ['_id', 'householdId', 'box'],
  },
  {
    ...{ collection: 'activitySeats', by: 'people', of: 'person', erase: 'remove' },
    hide: ['_id', 'partyId', 'people', 'offers', 'box'],
  },
  {
    ...{ collection: 'handPages', by: 'bookId', of: 'person', erase: 'remove' },
    hide: ['_id', 'bookId', 'box', 'digest', 'dueAt'],
  },
  { collection: 'helpMembers', by: 'personId', of: 'person', hide: ['_id', 'groupId'], erase: 'remove' },
  {
    ...{ collection: 'helpGroups', by: 'boundBy', of: 'person', hide: ['_id', 'version'], erase: 'stays' },
    why: '互助群属于单位：谁在什么时候绑定的群，只记编号。',
  },
  {
    ...{ collection: 'questions', by: 'askerId', of: 'person', erase: 'remove' },
    hide: ['called', 'steps', 'takenBy', 'answeredBy', 'nextAt', 'entries', 'version'],
  },
  {
    ...{ collection: 'questions', by: 'takenBy', of: 'person', hide: 'all', erase: 'stays' },
    why: '属于提问的人，到期删除；谁答的只记编号。',
  },
  {
    ...{ collection: 'questionEntries', by: 'askerId', of: 'person', erase: 'remove' },
    hide: ['_id', 'authorId', 'box'],
  },
  {
    ...{ collection: 'questionEntries', by: 'authorId', of: 'person', hide: 'all', erase: 'stays' },
    why: '属于提问的人，到期删除；谁写的只记编号。',
  },
  {
    ...{ collection: 'questionMedia', by: 'askerId', of: 'person', erase: 'remove' },
    hide: ['_id', 'box', 'digest', 'dueAt'],
  },
  {
    ...{ collection: 'dutyRotas', by: 'people', of: 'person', hide: 'all', erase: 'stays' },
    why: '值班表属于单位；只记编号，下一张发布以后不再有。',
  },
  {
    ...{ collection: 'knowledge', by: 'writtenBy', of: 'person', hide: ['_id', 'version'], erase: 'stays' },
    why: '知识库属于单位，里面没有个人信息；谁写的只记编号。',
  },
  {
    ...{ collection: 'notices', by: 'writtenBy', of: 'person', erase: 'stays' },
    hide: ['_id', 'pinyin', 'initials'],
    why: '通知属于单位，发给群里的人看；谁写的只记编号。',
  },
  { collection: 'dutySwaps', by: 'fromId', of: 'person', hide: ['_id'], erase: 'remove' },
  { collection: 'dutySwaps', by: 'toId', of: 'person', hide: ['_id'], erase: 'remove' },
  { collection: 'erasures', by: 'personId', of: 'person', hide: ['_id', 'openid'], erase: 'remove' },
  { collection: 'documents', by: 'personId', of: 'person', hide: ['_id'], erase: 'remove' },
];

/** Collections in which nothing is about a person. */
export const impersonal: readonly string[] = [
  'units',
  // Which of the six a household planned and did: no word, and nobody by whom it could be found.
  'familyThings',
  // What is held for families, and figures of who came: no name.
  'activities',
  'unitRules',
  'cadreRules',
  // Rows of a roster file on their way: nobody's until they are written, and then ids alone; gone after seven days.
  'imports',
  'importRows',
  'helpSpaces',
  // What was searched in vain, without whose it was.
  'knowledgeMisses',
  // How many opened a notice: keyed hashes, by which nobody is found.
  'noticeReads',
  'nightFiles',
  'rotations',
  'ticks',
  'sweeps',
  'daysOff',
  'runs',
  // Heads of chains whose subjects are pseudonyms; they say nothing that `audits` does not.
  'auditAnchors',
  'auditCheckpoints',
];

/** What of a row is told to its person. */
export function toldOf(
  holding: Holding,
  row: Readonly<Record<string, unknown>>,
): Record<string, unknown> | null {
  const { hide } = holding;
  if (hide === 'all') return null;
  return Object.fromEntries(Object.entries(row).filter(([field]) => !hide.includes(field)));
}
