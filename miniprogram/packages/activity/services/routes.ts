const page = (name: string) => `/packages/activity/pages/${name}/index`;
const about = (name: string) => (activityId: string) => `${page(name)}?activityId=${activityId}`;

/** Pages of this package. */
export const routes = {
  activities: page('list'),
  activity: about('one'),
  activityDesk: page('desk'),
  activityRoll: about('roll'),
  /** A new one of a unit, or one that is there. */
  activityEdit: (what: { scopeId: string } | { activityId: string }) =>
    `${page('edit')}?${Object.entries(what)
      .map(([key, value]) => `${key}=${value}`)
      .join('&')}`,
};
