import type { Declaration } from './declaration';
import { activityCancelled } from './declarations/activity-cancelled';
import { activityChanged } from './declarations/activity-changed';
import { activityEve } from './declarations/activity-eve';
import { activityOffer } from './declarations/activity-offer';
import { anniversary } from './declarations/anniversary';
import { clockLate } from './declarations/clock-late';
import { complaintAnswered } from './declarations/complaint-answered';
import { complaintWaits } from './declarations/complaint-waits';
import { dutyChanged } from './declarations/duty-changed';
import { familyPlan } from './declarations/family-plan';
import { familyRenew } from './declarations/family-renew';
import { familyWaits } from './declarations/family-waits';
import { feast } from './declarations/feast';
import { helpAsked } from './declarations/help-asked';
import { helpHandled } from './declarations/help-handled';
import { leaving } from './declarations/leaving';
import { mentorAssigned } from './declarations/mentor-assigned';
import { onboarding } from './declarations/onboarding';
import { overdue } from './declarations/overdue';
import { probationEnd } from './declarations/probation-end';
import { promotion } from './declarations/promotion';
import { questionAnswered } from './declarations/question-answered';
import { questionWaits } from './declarations/question-waits';
import { request } from './declarations/request';
import { rotation } from './declarations/rotation';
import { shiftNext } from './declarations/shift-next';

/** Every kind of reminder in the product, one line each. */
export const declarations: readonly Declaration[] = [
  onboarding,
  anniversary,
  rotation,
  promotion,
  probationEnd,
  leaving,
  request,
  overdue,
  mentorAssigned,
  helpAsked,
  helpHandled,
  familyPlan,
  familyRenew,
  familyWaits,
  activityEve,
  activityOffer,
  activityChanged,
  activityCancelled,
  questionWaits,
  questionAnswered,
  shiftNext,
  dutyChanged,
  feast,
  complaintWaits,
  complaintAnswered,
  clockLate,
];

const byKind = new Map(declarations.map((one) => [one.kind, one]));

/** The declaration of a kind. Throws for a kind that does not exist: rows of such a kind are never made. */
export function declarationOf(kind: string): Declaration {
  const found = byKind.get(kind);
  if (!found) throw new RangeError(`no such kind of reminder: ${kind}`);
  return found;
}

/** The declaration of a kind that may have been taken out of the product since its rows were made. */
export function declarationIfAny(kind: string): Declaration | undefined {
  return byKind.get(kind);
}
