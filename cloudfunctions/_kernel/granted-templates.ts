import cloud from 'wx-server-sdk';
import { described, log } from './log';

/** What WeChat answers of one template of this mini program. */
export type Own = { priTmplId?: string; content?: string };

/** The templates of this mini program, or null when WeChat does not say. */
export async function grantedTemplates(traceId: string): Promise<readonly Own[] | null> {
  try {
    const { data } = (await cloud.openapi.subscribeMessage.getTemplateList()) as { data?: Own[] };
    return data ?? [];
  } catch (error) {
    log('warn', 'templates not asked', { route: 'reminder.templates', traceId, ...described(error) });
    return null;
  }
}
