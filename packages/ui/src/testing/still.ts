/**
 * Runs in the page: waits for the next frame and for whatever moves or changes its colour. What inherits a colour begins to
 * change when that colour does: so until nothing moves any more.
 */
export async function untilNothingMoves(): Promise<void> {
  const isEnding = (one: Animation) => one.effect?.getComputedTiming().iterations !== Infinity;
  for (let turns = 0; turns < 20; turns += 1) {
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const ending = document.getAnimations().filter(isEnding);
    if (ending.length === 0) return;
    await Promise.allSettled(ending.map((one) => one.finished));
  }
}
