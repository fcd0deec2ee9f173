import { resolveBookmark } from '../clock/bookmark';
import { addDuration, parseDuration } from '../clock/duration';
import { Refusal } from '../server/refusal';
import type { World } from '../world';

/** The latest instant to which the clock goes: the end of 2099, as far as timer expressions reach. */
const LATEST = Date.UTC(2100, 0, 1) - 1;

/** A day in a second. */
const FASTEST = 86_400;

/** @throws Refusal */
export function refuseWhileMoving(world: World): void {
  if (world.mover.moving)
    throw new Refusal(409, 'CLOCK_MOVING', 'The clock is being moved: wait until that move is over.');
}

/** Does what `POST /control/clock` asks; answers the clock after it. @throws Refusal */
export async function changeClock(world: World, body: Readonly<Record<string, unknown>>) {
  const asked = ['to', 'advance', 'bookmark', 'freeze', 'speed'].filter((key) => body[key] !== undefined);
  if (asked.length !== 1) {
    throw new Refusal(
      400,
      'ONE_CHANGE',
      'Say exactly one of "to", "advance", "bookmark", "freeze" and "speed".',
    );
  }
  if (body.fire !== undefined && typeof body.fire !== 'boolean')
    throw new Refusal(400, 'BAD_FIRE', '"fire" must be true or false.');
  if (body.freeze !== undefined) return freeze(world, body.freeze);
  if (body.speed !== undefined) return runAt(world, body.speed);
  const to = target(world, body);
  if (!Number.isFinite(to) || to < 0 || to > LATEST) {
    throw new Refusal(400, 'BAD_INSTANT', 'The clock goes from 1970 to 2099, in epoch milliseconds.');
  }
  // What came due by itself in the last second is not lost.
  world.schedule.look();
  try {
    const ticks = await world.mover.move(to, body.fire !== false);
    return { ...world.clockView(), ticks };
  } finally {
    world.schedule.skip();
  }
}

async function freeze(world: World, value: unknown) {
  if (typeof value !== 'boolean') throw new Refusal(400, 'BAD_FREEZE', '"freeze" must be true or false.');
  if (value) world.clock.freeze();
  else world.clock.thaw();
  return clockChanged(world);
}

async function runAt(world: World, value: unknown) {
  if (!Number.isInteger(value) || Number(value) < 1 || Number(value) > FASTEST)
    throw new Refusal(400, 'BAD_SPEED', `"speed" must be a whole number from 1 to ${FASTEST}.`);
  world.schedule.look();
  world.clock.runAt(Number(value));
  world.schedule.pace(Number(value));
  return clockChanged(world);
}

async function clockChanged(world: World) {
  await world.wechat.saveClock(world.clock.state);
  world.events.send('clock', world.clockView());
  return { ...world.clockView(), ticks: 0 };
}

function target(world: World, body: Readonly<Record<string, unknown>>): number {
  const now = world.clock.now();
  if (body.to !== undefined) return typeof body.to === 'number' ? body.to : Number.NaN;
  const { zone } = world.project.stride;
  if (body.advance !== undefined) {
    const duration = parseDuration(String(body.advance));
    if (!duration)
      throw new Refusal(
        400,
        'BAD_DURATION',
        `"${String(body.advance)}" is not a duration such as P1D, P1Y or PT1H.`,
      );
    return addDuration(now, duration, zone);
  }
  const bookmark = typeof body.bookmark === 'number' ? world.project.bookmarks[body.bookmark] : undefined;
  if (!bookmark)
    throw new Refusal(
      404,
      'NO_BOOKMARK',
      `The project file has no bookmark ${JSON.stringify(body.bookmark)}.`,
    );
  const person = typeof body.person === 'string' ? body.person : undefined;
  return resolveBookmark(bookmark, {
    now,
    zone,
    person,
    find: (collection, where) => world.database.find(collection, where).documents,
  });
}
