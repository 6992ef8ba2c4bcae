/** Contenders measured in turn, round after round, so that what else the machine does meets all alike. */

/** A contender's turn in a round is about this long. */
const TURN_MS = 400;

/** Who takes longer than this for a step gets no second one to warm up. */
const SLOW_MS = 10_000;

/** What a slow contender may take for a shape, in all. */
const BUDGET_MS = 12_000;

const MOST_STEPS = 40;

/** Steps before the rounds, of which the losses are kept. */
const FIRST_STEPS = 3;

/** @returns the middle one, or null of none */
export function median(values) {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
}

/**
 * @param contenders `{name, ask(call, args)}`
 * @param prepareArgs what `prepare` is given, by contender
 * @param fail is told who dropped out and why
 * @returns by name, `{ms: each round's ms a step, losses, note}`; null for who dropped out
 */
export async function measureSteps(contenders, prepareArgs, rounds, fail) {
  const results = {};
  const left = [];
  for (const contender of contenders) {
    results[contender.name] = await attempt(contender, fail, () =>
      firstSteps(contender, prepareArgs(contender)),
    );
    if (results[contender.name]) left.push(contender);
  }
  await inTurns(left, rounds, async (contender) => {
    const result = results[contender.name];
    if (!result) return;
    if (result.ms.length > 0 && result.spent + result.estimate > BUDGET_MS) return;
    const steps = Math.min(MOST_STEPS, Math.max(1, Math.round(TURN_MS / result.estimate)));
    const took = await attempt(contender, fail, () => contender.ask('run', { steps }));
    if (!took) {
      results[contender.name] = null;
      return;
    }
    result.spent += took.ms;
    result.ms.push(took.ms / steps);
  });
  return results;
}

async function firstSteps(contender, args) {
  const { note, compiles } = await contender.ask('prepare', args);
  const first = await contender.ask('run', { steps: 1 });
  if (first.ms > SLOW_MS && !compiles) {
    const spent = first.ms;
    return { note, losses: first.losses, ms: [spent], spent, estimate: spent };
  }
  const more = await contender.ask('run', { steps: FIRST_STEPS - 1 });
  const estimate = more.ms / (FIRST_STEPS - 1);
  return { note, losses: [...first.losses, ...more.losses], ms: [], spent: 0, estimate };
}

/** @returns by name, `{perSecond: each round's tokens a second, tokenIds}`; null for who dropped out */
export async function measureGeneration(contenders, generateArgs, rounds, fail) {
  const results = {};
  // The first round warms up and tells the tokens.
  await inTurns(contenders, rounds + 1, async (contender, round) => {
    const { name } = contender;
    if (results[name] === null) return;
    const args = generateArgs(contender);
    const took = await attempt(contender, fail, () => contender.ask('generate', args));
    if (!took) results[name] = null;
    else if (round === 0) results[name] = { perSecond: [], tokenIds: took.tokenIds };
    else results[name].perSecond.push((args.tokens / took.ms) * 1000);
  });
  return results;
}

/** @returns by name, `{surfaceMs, stepMs, spiralMs, spiralShare: those of each round}`; null for who dropped out */
export async function measureNetworks(contenders, rounds, fail) {
  const results = {};
  // The first round warms up.
  await inTurns(contenders, rounds + 1, async (contender, round) => {
    const { name } = contender;
    if (results[name] === null) return;
    const took = await attempt(contender, fail, () => contender.ask('networks', {}));
    if (!took) results[name] = null;
    else if (round === 0) results[name] = {};
    else for (const [key, value] of Object.entries(took)) (results[name][key] ??= []).push(value);
  });
  return results;
}

/** @returns by kernel, the median of its rates, in GFLOP/s; null if they cannot be measured */
export async function measureKernels(contender, rounds, fail) {
  const rates = {};
  for (let round = 0; round < rounds; round++) {
    const measured = await attempt(contender, fail, () => contender.ask('rates', { ms: 60 }));
    if (!measured) return null;
    for (const [name, rate] of Object.entries(measured)) (rates[name] ??= []).push(rate);
  }
  return Object.fromEntries(Object.entries(rates).map(([name, all]) => [name, median(all)]));
}

/** There and back again, so that nobody is always behind the same one. */
async function inTurns(contenders, rounds, turn) {
  for (let round = 0; round < rounds; round++) {
    const order = round % 2 === 0 ? contenders : contenders.toReversed();
    for (const contender of order) await turn(contender, round);
  }
}

async function attempt({ name }, fail, work) {
  try {
    return await work();
  } catch (error) {
    fail(name, error.message);
    return null;
  }
}
