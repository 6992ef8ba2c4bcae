import { useEffect, useRef, useState } from 'react';
import strings from '#strings/figures/Backpropagation';
import { NO_PENALTY, type NetworkGradient } from '../../core/network';
import { actions } from '../../store';
import { Bars, Button, formatFixed, formatScientific, Step, Steps } from '../../ui';
import type { CurrentNetwork } from '../network/currentNetwork';
import { networkToLookInto } from '../network/standIn';
import { layerSlopes, type LayerSlopes } from './layerSlopes';

interface Found {
  readonly network: CurrentNetwork;
  readonly gradient: NetworkGradient;
}

const DIGITS = 4;
/** Small ones by their power of ten: a bar's number has little room. */
const format = (value: number): string =>
  value !== 0 && value < 10 ** -DIGITS ? formatScientific(value) : formatFixed(value, DIGITS);

/** The gradient of one step of the network that the reader has trained. */
export function YourNetwork() {
  const words = strings.yours;
  const [found, setFound] = useState<Found>();
  const [activity, setActivity] = useState<'resting' | 'working' | 'failed'>('resting');
  const run = useRef<AbortController>(null);
  useEffect(() => () => run.current?.abort(), []);

  async function sendBack(): Promise<void> {
    const controller = new AbortController();
    run.current = controller;
    setActivity('working');
    const network = await networkToLookInto(controller.signal);
    const gradient =
      network &&
      (await actions.networkGradient({
        ...{ config: network.config, weights: network.weights, examples: network.examples },
        ...{ penalty: NO_PENALTY, nodes: false },
      }));
    if (controller.signal.aborted) return;
    setActivity(gradient ? 'resting' : 'failed');
    if (gradient) setFound({ network, gradient });
  }

  const layers = found && layerSlopes(found.gradient.gradient);
  const last = layers?.length;
  const nameOf = ({ layer, count }: LayerSlopes): string =>
    layer === last ? words.output(count) : words.hidden(layer, count);
  return (
    <section className="backpropagation-yours">
      <p className="backpropagation-heading">{words.title}</p>
      <p>{words.lead}</p>
      <Button disabled={activity === 'working'} onClick={() => void sendBack()}>
        {found ? words.again : words.press}
      </Button>
      <div role="status">
        {activity === 'working' && <p>{words.atWork}</p>}
        {activity === 'failed' && <p>{strings.failed}</p>}
        {found && layers && (
          <p>
            {words.found(
              formatFixed(found.gradient.loss, DIGITS),
              layers.reduce((sum, { count }) => sum + count, 0),
              found.network.step,
            )}{' '}
            {found.network.origin === 'standIn' && words.standIn}
          </p>
        )}
      </div>
      {layers && (
        <>
          <Bars
            caption={words.caption}
            labelTitle={words.layer}
            valueTitle={words.size}
            bars={layers.map((each) => ({
              key: each.layer,
              label: nameOf(each),
              value: each.usual,
            }))}
            max={Math.max(...layers.map(({ usual }) => usual))}
            colour="var(--loss)"
            format={format}
            inspect={({ key }) => <Opened {...layers[Number(key) - 1]} />}
          />
          <p className="backpropagation-note">{words.small}</p>
        </>
      )}
    </section>
  );
}

function Opened({ sumOfSquares, count, usual, largest }: LayerSlopes) {
  const words = strings.yours;
  return (
    <Steps>
      <Step name={words.usual} result={format(usual)}>
        √({format(sumOfSquares)} / {count})
      </Step>
      <Step name={words.largest} result={format(largest)}>
        {words.largestOf(count)}
      </Step>
    </Steps>
  );
}
