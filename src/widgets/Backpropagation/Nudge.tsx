import { useRef, useState } from 'react';
import strings from '#strings/figures/Backpropagation';
import { NO_PENALTY } from '../../core/network';
import { actions } from '../../store';
import { Button, formatFixed, Select } from '../../ui';
import type { Computed } from './computed';
import { digitsAgreeing, measure, NUDGE, type Measured } from './nudge';
import { SYMBOLS } from './symbols';
import {
  CONFIG,
  exampleOf,
  indexOf,
  keyOf,
  PARAMETERS,
  weightsOf,
  type Parameter,
  type Values,
} from './values';

/** As many as a float32 has. */
const DIGITS = 7;

interface NudgeProps {
  readonly values: Values;
  /** Asked for by the first press, if it is not there. */
  readonly computed: Computed | null;
  readonly onWanted: () => void;
}

/** One slope measured in the slow way, beside the one that was sent back. */
export function Nudge({ values, computed, onWanted }: NudgeProps) {
  const words = strings.nudge;
  const [parameter, setParameter] = useState<Parameter>('w1');
  const [measured, setMeasured] = useState<{
    readonly of: string;
    /** `null`: the engine did not answer. */
    readonly found: Measured | null;
  }>();
  const asked = useRef<AbortController>(null);
  // A measurement is of one parameter of one network.
  const of = `${parameter} ${keyOf(values)}`;

  async function nudge(): Promise<void> {
    onWanted();
    asked.current?.abort();
    const controller = new AbortController();
    asked.current = controller;
    const places = {
      kind: 'along' as const,
      weights: weightsOf(values),
      directions: [indexOf(parameter)],
      offsets: [Float32Array.of(0, NUDGE)],
    };
    const losses = await actions.networkLosses(
      { config: CONFIG, places, examples: exampleOf(values), penalty: NO_PENALTY },
      controller.signal,
    );
    if (controller.signal.aborted) return;
    setMeasured({ of, found: losses ? measure(values[parameter], losses.data) : null });
  }

  const found = measured?.of === of && computed ? measured.found : null;
  return (
    <section className="backpropagation-nudge">
      <p className="backpropagation-heading">{words.title}</p>
      <p>{words.lead}</p>
      <div className="backpropagation-row">
        <Select
          label={words.which}
          value={parameter}
          options={PARAMETERS.map((each) => ({
            value: each,
            label: words.option(SYMBOLS[each], formatFixed(values[each], 1)),
          }))}
          onChange={setParameter}
        />
        <Button onClick={() => void nudge()}>{words.press}</Button>
      </div>
      <div role="status">
        {measured?.of === of && measured.found === null && <p>{strings.failed}</p>}
        {found && <Found {...{ found, parameter }} sentBack={computed!.slopes[parameter]} />}
      </div>
    </section>
  );
}

function Found(props: {
  readonly found: Measured;
  readonly parameter: Parameter;
  readonly sentBack: number;
}) {
  const { found, parameter, sentBack } = props;
  const words = strings.nudge;
  const digits = digitsAgreeing(found.slope, sentBack);
  const write = (value: number): string => formatFixed(value, DIGITS - 1);
  return (
    <>
      <dl>
        <dt>{words.before}</dt>
        <dd>{write(found.before)}</dd>
        <dt>{words.after(SYMBOLS[parameter])}</dt>
        <dd>{write(found.after)}</dd>
        <dt>{words.measured}</dt>
        <dd>
          <b>{write(found.slope)}</b>
        </dd>
        <dt>{words.sentBack}</dt>
        <dd>
          <b>{write(sentBack)}</b>
        </dd>
      </dl>
      <p>
        <b>
          {found.slope === 0 && sentBack === 0
            ? words.bothZero
            : found.slope === sentBack
              ? words.equal
              : words.agree(digits)}
        </b>{' '}
        {digits < DIGITS && words.why}
      </p>
      <p>{words.cost}</p>
    </>
  );
}
