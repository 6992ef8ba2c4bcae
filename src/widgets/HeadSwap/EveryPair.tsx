import { useEffect, useRef, useState } from 'react';
import strings from '#strings/figures/HeadSwap';
import { ANIMALS } from '../../core/corpus/smallWorld';
import type { Fact } from '../../core/corpus/animals';
import { factContinuations } from '../../core/facts';
import type { HeadPlace } from '../../core/factSwaps';
import type { ReaderModel, SwapCount } from '../../store';
import { Button, DataTable } from '../../ui';
import { queriesOf } from '../life/modelQueries';
import type { ModelSource } from '../life/modelSource';
import { percent } from './ShareCells';

interface EveryPairProps {
  readonly source: ModelSource;
  readonly model: ReaderModel;
  readonly fact: Fact;
  readonly places: readonly HeadPlace[];
}

/** Whether those heads do it for all animals: counted on request. */
export function EveryPair({ source, model, fact, places }: EveryPairProps) {
  const [counts, setCounts] = useState<readonly SwapCount[]>([]);
  const [isRunning, setIsRunning] = useState(false);
  const controller = useRef<AbortController | null>(null);
  useEffect(() => () => controller.current?.abort(), []);

  const start = async () => {
    controller.current = new AbortController();
    const { signal } = controller.current;
    setIsRunning(true);
    setCounts([]);
    const facts = factContinuations(model.tokenizer, ANIMALS).filter((one) => one.fact === fact);
    const options = {
      signal,
      onCounts: (all: readonly SwapCount[]) => {
        if (!signal.aborted) setCounts(all);
      },
    };
    await queriesOf(source).swapEveryPair(facts, places, options);
    if (controller.current?.signal === signal) setIsRunning(false);
  };
  const stop = () => {
    controller.current?.abort();
    setIsRunning(false);
  };

  const worked = counts.reduce((sum, one) => sum + one.worked, 0);
  const anyway = counts.reduce((sum, one) => sum + one.anyway, 0);
  const swaps = counts.reduce((sum, one) => sum + one.swaps, 0);
  const said = strings.all;
  return (
    <section className="head-swap-all" aria-label={said.title(strings.facts[fact])}>
      <p>
        <Button onClick={() => (isRunning ? stop() : void start())}>
          {isRunning ? said.stop : said.start}
        </Button>{' '}
        {isRunning && said.progress(counts.length, ANIMALS.length)}
      </p>
      <p role="status">
        {!isRunning && swaps > 0 && (
          <>
            {said.result(worked, swaps, percent(worked / swaps))}{' '}
            {anyway > 0 && said.anyway(anyway, worked)}
          </>
        )}
      </p>
      {counts.length > 0 && (
        <details>
          <summary>{said.caption}</summary>
          <DataTable
            caption={said.caption}
            columns={[said.animal, said.worked]}
            rows={counts.map(({ from, ...count }) => [
              from.animal.name,
              said.of(count.worked, count.swaps),
            ])}
          />
        </details>
      )}
    </section>
  );
}
