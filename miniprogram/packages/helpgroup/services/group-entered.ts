/**
 * From which group's card the program was opened. `none`: from no group (40097). `gone`: from a group in which this person is no more (65206), or
 * the card was forwarded to them from outside. Never throws; WeChat's call knows callbacks only.
 */
export type Entered = { kind: 'group'; cloudId: string } | { kind: 'none' | 'gone' };

type Info = { cloudID?: string };
type Refused = { errCode?: number };

export function groupEntered(): Promise<Entered> {
  return new Promise((resolve) => {
    const none = () => resolve({ kind: 'none' });
    const { getGroupEnterInfo } = wx as unknown as {
      getGroupEnterInfo?(options: { success(info: Info): void; fail(refused: Refused): void }): void;
    };
    if (!getGroupEnterInfo) return none();
    getGroupEnterInfo({
      success: ({ cloudID }) => (cloudID ? resolve({ kind: 'group', cloudId: cloudID }) : none()),
      fail: ({ errCode }) => (errCode === 65206 ? resolve({ kind: 'gone' }) : none()),
    });
  });
}
