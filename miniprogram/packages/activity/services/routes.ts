const page = (name: string) => `/packages/activity/pages/${name}/index`;
const about = (name: string) => (activityId: string) => `${page(name)}?activityId=${activityId}`;

/** Pages of this package. */
export const routes = {
  activities: page('list'),
  activity: about('one'),
  activityDesk: page('desk'),
  activityRoll: about('roll'),
  activityAfter: about('after'),
  activityHeld: about('held'),
  activityFigures: page('figures'),
  /** A new one of a unit, one that is there, or an earlier one once more. */
  activityEdit: (what: { scopeId: string } | { activityId: string } | { copyOf: string }) =>
    `${page('edit')}?${Object.entries(what)
      .map(([key, value]) => `${key}=${value}`)
      .join('&')}`,
};
