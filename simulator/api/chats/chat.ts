/** A chat of who holds the phone: with one other person, or in a group of the project file. */
export interface Chat {
  /** `group:<opengid>`, or `single:<openid>|<openid>` in order. */
  id: string;
  kind: 'single' | 'group';
  /** Name of the group, or of the other person. */
  name: string;
  opengid?: string;
  /** openid of the other one in a single chat. */
  other?: string;
}

/** What a person posted into a chat: a card that opens the program, or a file. */
export interface ChatPost {
  id: number;
  at: number;
  chat: string;
  /** openid. */
  from: string;
  kind: 'card' | 'file' | 'image';
  title: string;
  path?: string;
  imageUrl?: string;
  /** The card carries a share ticket: in a group it opens with scene 1044, else 1008. */
  withShareTicket?: boolean;
}

interface NamedPerson {
  openid: string;
  name: string;
}

interface Group {
  opengid: string;
  name: string;
  members: string[];
}

/** Chats of a person, as the project file's people and groups make them: groups first. */
export function chatsOf(project: Record<string, unknown>, person: string): Chat[] {
  const people = (project.people ?? []) as NamedPerson[];
  const groups = ((project.groups ?? []) as Group[]).filter(({ members }) => members.includes(person));
  return [
    ...groups.map(({ opengid, name }): Chat => ({ id: `group:${opengid}`, kind: 'group', name, opengid })),
    ...people
      .filter(({ openid }) => openid !== person)
      .map(
        ({ openid, name }): Chat => ({ id: singleChat(person, openid), kind: 'single', name, other: openid }),
      ),
  ];
}

function singleChat(one: string, other: string): string {
  return `single:${[one, other].sort().join('|')}`;
}

/** Scene values of a card: from a single chat, from a group, from a group with a share ticket. */
export function sceneOf(post: Pick<ChatPost, 'chat' | 'withShareTicket'>): number {
  if (post.chat.startsWith('single:')) return 1007;
  return post.withShareTicket ? 1044 : 1008;
}
