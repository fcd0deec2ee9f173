/** To which place each kind of box is bound: a box that is moved to another place does not open there. */
export const places = {
  chapter: (bookId: string, number: number) => `chapter ${bookId} ${number}`,
  draft: (nodeId: string, revision: number) => `draft ${nodeId} ${revision}`,
  review: (nodeId: string) => `review ${nodeId}`,
  help: (id: string) => `help ${id}`,
  word: (id: string) => `word ${id}`,
  familyMark: (id: string) => `family ${id}`,
  questionEntry: (id: string) => `question ${id}`,
  activityAnswers: (id: string) => `activity ${id}`,
  handPage: (id: string) => `hand-page ${id}`,
  questionMedia: (id: string) => `question-media ${id}`,
  complaint: (id: string) => `complaint ${id}`,
  pledge: (personId: string) => `pledge ${personId}`,
};
