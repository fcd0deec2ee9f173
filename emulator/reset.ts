import type { World } from './world';

/**
 * Empties an emulator and puts its clock back. What began before never writes afterwards: requests wait, running functions are ended, and
 * what is left of both has come to its end before anything is emptied.
 * @param fill puts something in at once, before any other request gets through
 */
export async function resetWorld(world: World, fill?: () => Promise<void>): Promise<void> {
  await world.traffic.standStill(async (requestsEnded) => {
    world.schedule.pause();
    world.appointments.pause();
    const functionsEnded = world.functions.endRunning();
    // Who waits for a transaction's locks need not wait any longer.
    world.database.abortTransactions();
    await Promise.all([functionsEnded, requestsEnded(), world.appointments.idle()]);
    world.database.reset();
    await world.storage.files.reset();
    await world.wechat.reset();
    world.openData.ids.clear();
    world.phoneCodes.clear();
    world.behaviour.reset();
    world.journal.clear();
    world.clock.thaw();
    world.clock.runAt(1);
    world.schedule.pace(1);
    world.clock.set(world.clockStart());
    await world.wechat.saveClock(world.clock.state);
    try {
      await fill?.();
    } finally {
      world.functions.resume();
      world.appointments.resume();
      world.schedule.resume();
    }
  });
  world.events.send('database-reset', {});
  world.events.send('clock', world.clockView());
}
