import strings, { title } from '#strings/figures/ThisDevice';
import { countParameters } from '../../core/config';
import type { LinkSchema } from '../../core/linkState';
import { COUNTED_RUNS } from '../../core/publishedRuns';
import { trainingFlops } from '../../core/scaling';
import { modelConfigOf, pretrainingOf } from '../../core/settings';
import { settingsNow, useLife } from '../../store';
import { formatLarge } from '../../language/largeNumber';
import {
  Figure,
  formatPercent,
  formatScientific,
  formatSi,
  Select,
  Slider,
  Step,
  Steps,
  useLinkState,
} from '../../ui';
import { flopsPerSecond, useDeviceRate } from '../life/deviceRate';
import { serverRate } from '../life/prerequisites';
import { Chart, Sums } from './Chart';
import { devicesFor, flopsOf, rowsOf, UTILISATION } from './deviceTime';
import { Measure } from './Measure';
import { timeText } from './timeText';
import './this-device.css';

const FIELDS = {
  model: {
    kind: 'choice',
    choices: COUNTED_RUNS.map(({ name }) => name),
    first: 'llama2x70',
  },
  days: { kind: 'number', min: 1, max: 365, step: 1, first: 12 },
} as const satisfies LinkSchema;

const DAYS = { min: FIELDS.days.min, max: FIELDS.days.max, step: FIELDS.days.step };

/** The same in every language. */
const RATE_UNIT = 'FLOP/s';

const twoFigures = (count: number): string => formatLarge(Number(count.toPrecision(2)));

/** Chapter 3: what a published run would take, at the speed at which this device trains. */
export default function ThisDevice() {
  const { state, set, reset, link } = useLinkState('ThisDevice', FIELDS);
  const settings = useLife(settingsNow);
  const own = useLife(({ model }) => model?.parameterCount);
  const measured = useDeviceRate();
  const rate = measured ?? serverRate();
  const run = COUNTED_RUNS.find(({ name }) => name === state.model)!;

  const perSecond = flopsPerSecond(rate);
  const config = modelConfigOf(settings, settings.vocabSize);
  const { steps, batchSize } = pretrainingOf(settings);
  const ownFlops = trainingFlops(
    own ?? countParameters(config),
    steps * batchSize * config.contextLength,
  );
  const flops = flopsOf(run);
  const seconds = flops / perSecond;
  const who = measured ? 'device' : 'server';
  const devices = devicesFor(seconds, state.days);

  const said = strings.steps;
  const speed = formatSi(perSecond, RATE_UNIT);
  const work = formatScientific(flops, 2);
  const length = formatScientific(seconds);
  const chart = { rows: rowsOf(run, perSecond, ownFlops), label: run.label, who } as const;
  return (
    <Figure
      title={title}
      tryThis={strings.tryThis}
      wide
      onReset={reset}
      link={link}
      footer={<p>{strings.note(formatPercent(UTILISATION, 0))}</p>}
    >
      <div className="this-device-controls">
        <Select
          label={strings.model}
          value={state.model}
          options={COUNTED_RUNS.map(({ name, label }) => ({ value: name, label }))}
          verbatim
          onChange={(model) => set({ model })}
        />
        <Slider
          label={strings.days}
          unit={strings.daysUnit}
          value={state.days}
          {...DAYS}
          onChange={(days) => set({ days })}
        />
      </div>
      <Measure rate={measured} />
      <p className="this-device-verdict">
        {strings.verdict(run.label, strings.who[who], <b>{strings.about(timeText(seconds))}</b>)}{' '}
        {strings.devices(twoFigures(devices), state.days)}
      </p>
      <Chart {...chart} />
      <Steps>
        <Step name={said.speed.name} result={speed}>
          {said.speed.sum(
            twoFigures(rate.tokensPerSecond),
            formatLarge(countParameters(rate.config)),
          )}
        </Step>
        <Step name={said.work.name} result={said.work.value(work)} sign="≈">
          {said.work.sum(formatLarge(run.parameters), formatLarge(run.tokens))}
        </Step>
        <Step name={said.time.name} result={said.time.value(length, timeText(seconds))}>
          {said.time.sum(work, speed)}
        </Step>
        <Step name={said.devices.name} result={twoFigures(devices)} sign="≈">
          {said.devices.sum(length, state.days)}
        </Step>
      </Steps>
      <Sums {...chart} />
    </Figure>
  );
}
