import cloud from 'wx-server-sdk';
import { Fault } from './fault';
import { described, log } from './log';

/**
 * What WeChat's check says of a text that leaves its author. `unanswered`: it could not be asked, or what it said was no verdict; such a
 * text is shown to nobody else. `review` means that WeChat wants a person to look: nobody here may, so it is refused like `risky`.
 */
export type ContentVerdict = 'passed' | 'refused' | 'unanswered';

const verdicts: Record<string, ContentVerdict> = { pass: 'passed', review: 'refused', risky: 'refused' };

/** Scenes of `msgSecCheck`: 2 is a comment, to one reader; 4 a text in public. */
export type ContentScene = 2 | 4;

/** Asks WeChat about a text of at most 2500 characters. A private letter never comes here. */
export async function checkContent(
  openid: string,
  scene: ContentScene,
  content: string,
): Promise<ContentVerdict> {
  try {
    const answer = await cloud.openapi.security.msgSecCheck({ version: 2, scene, openid, content });
    const { result } = answer as { result?: { suggest?: string } };
    return verdicts[result?.suggest ?? ''] ?? 'unanswered';
  } catch (error) {
    log('warn', 'content check gave no answer', described(error));
    return 'unanswered';
  }
}

/**
 * For what is kept only once it may be shown; to one reader unless said otherwise.
 * @throws Fault INVALID content-risky, or UNAVAILABLE check-unanswered: the same request may be tried again
 */
export async function mustBeFit(
  openid: string,
  text: string,
  field: string,
  scene: ContentScene = 2,
): Promise<void> {
  const verdict = await checkContent(openid, scene, text);
  if (verdict === 'refused') throw new Fault('INVALID', 'content-risky', field);
  if (verdict === 'unanswered') throw new Fault('UNAVAILABLE', 'check-unanswered', field);
}
