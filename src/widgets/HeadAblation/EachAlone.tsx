import { useEffect, useRef, useState } from 'react';
import strings from '#strings/figures/HeadAblation';
import type { ReaderModel } from '../../store';
import { Bars, Button } from '../../ui';
import { keyOf } from '../life/attention/places';
import { queriesOf } from '../life/modelQueries';
import type { ModelSource } from '../life/modelSource';
import { partsOf, without, type Part } from './parts';

interface EachAloneProps {
  readonly source: ModelSource;
  readonly model: ReaderModel;
  /** Whether the whole model knows any fact. */
  readonly knowsAny: boolean;
}

interface Left {
  readonly part: Part;
  readonly known: number;
  readonly all: number;
}

/** How many facts are left without each part alone: counted on request, one after the other. */
export function EachAlone({ source, model, knowsAny }: EachAloneProps) {
  const [left, setLeft] = useState<readonly Left[]>([]);
  const [isRunning, setIsRunning] = useState(false);
  const run = useRef<object | null>(null);
  useEffect(() => () => void (run.current = null), []);

  const stop = () => {
    run.current = null;
    setIsRunning(false);
  };
  const start = async () => {
    const own = {};
    run.current = own;
    setIsRunning(true);
    setLeft([]);
    for (const part of partsOf(model.config)) {
      const facts = await queriesOf(source).countFacts(without([part]));
      if (run.current !== own) return;
      // Where it cannot be counted, the bar at the top or the figure says why.
      if (!facts) break;
      setLeft((before) => [...before, { part, ...facts }]);
    }
    setIsRunning(false);
  };

  const said = strings.each;
  const isWhole = !isRunning && left.length === partsOf(model.config).length;
  const least = (some: readonly Left[]) => some.reduce((a, b) => (b.known < a.known ? b : a));
  return (
    <div className="head-ablation-each">
      <p>
        <Button onClick={() => (isRunning ? stop() : void start())}>
          {isRunning ? said.stop : said.start}
        </Button>
      </p>
      {left.length > 0 && (
        <Bars
          caption={said.caption}
          labelTitle={said.part}
          valueTitle={said.left}
          bars={left.map(({ part, known }) => ({
            key: keyOf(part),
            label: nameOf(part),
            value: known,
          }))}
          max={left[0].all}
          colour="var(--attention)"
          format={String}
        />
      )}
      <p role="status">
        {isWhole && !knowsAny && said.nothing}
        {isWhole && knowsAny && (
          <>
            {said.result(nameOf(least(left).part), least(left).known, left[0].all)}{' '}
            {least(left).part.head === 'mlp' && leastHead(left)}
          </>
        )}
      </p>
    </div>
  );

  function leastHead(all: readonly Left[]): string {
    const { part, known } = least(all.filter((one) => one.part.head !== 'mlp'));
    return said.leastHead(nameOf(part), known);
  }
}

const nameOf = ({ layer, head }: Part): string =>
  head === 'mlp' ? strings.each.mlp(layer + 1) : strings.each.head(layer + 1, head + 1);
