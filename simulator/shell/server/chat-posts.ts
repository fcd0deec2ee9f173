import type { IncomingMessage } from 'node:http';
import type { ChatPost } from '../../api/chats/chat';

/** So many posts are remembered; a chat is scenery, not a record. */
const MOST = 200;

/** What was posted into chats since the simulator started. */
export class ChatPosts {
  private readonly posts: ChatPost[] = [];
  private last = 0;

  constructor(private readonly tell: (post: ChatPost) => void) {}

  all(): readonly ChatPost[] {
    return this.posts;
  }

  /** Takes a post from a phone. @throws when it is none */
  async take(request: IncomingMessage): Promise<ChatPost> {
    let text = '';
    for await (const part of request) text += String(part);
    const given = JSON.parse(text) as Omit<ChatPost, 'id'>;
    if (!/^(single|group):./.test(given.chat) || typeof given.from !== 'string')
      throw new Error('This is no post.');
    this.last += 1;
    const post = { ...given, id: this.last };
    this.posts.push(post);
    if (this.posts.length > MOST) this.posts.shift();
    this.tell(post);
    return post;
  }
}
