import * as z from 'zod/mini';

const text = z.string().check(z.maxLength(200));
const item = z.object({
  TemplateId: text,
  SubscribeStatusString: z.optional(text),
  ErrorCode: z.optional(z.union([text, z.number()])),
  MsgID: z.optional(z.union([text, z.number()])),
});
const packet = z.object({
  FromUserName: z.union([text, z.number()]),
  CreateTime: z.union([text, z.number()]),
  Event: z.enum(['subscribe_msg_popup_event', 'subscribe_msg_change_event', 'subscribe_msg_sent_event']),
  // WeChat sends one item as an object and several as a list; some senders wrap them in the event's name.
  List: z.optional(z.union([item, z.array(item).check(z.maxLength(20))])),
});

export type PushItem = z.infer<typeof item>;
export type Packet = {
  openid: string;
  at: number;
  event: z.infer<typeof packet>['Event'];
  items: PushItem[];
};

/** Reads a packet of WeChat's, or undefined for one of another kind. */
export function readPacket(event: unknown): Packet | undefined {
  const parsed = packet.safeParse(unwrapped(event));
  if (!parsed.success) return undefined;
  const { FromUserName, CreateTime, Event, List } = parsed.data;
  const items = List === undefined ? [] : Array.isArray(List) ? List : [List];
  return { openid: String(FromUserName), at: Number(CreateTime) * 1000, event: Event, items };
}

/** The list may lie under a name of its own (`SubscribeMsgPopupEvent: { List }`). */
function unwrapped(event: unknown): unknown {
  if (typeof event !== 'object' || event === null || 'List' in event) return event;
  const nested = Object.values(event).find((value) => typeof value === 'object' && value && 'List' in value);
  return nested ? { ...event, List: (nested as { List: unknown }).List } : event;
}
