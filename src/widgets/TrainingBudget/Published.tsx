import strings from '#strings/figures/TrainingBudget';
import {
  gpuNamed,
  reportedUtilisation,
  type GpuName,
  type PublishedRun,
} from '../../core/publishedRuns';
import { gpuWattHours, trainingFlops } from '../../core/scaling';
import { formatFixed, formatNumber, formatPercent, formatScientific, formatSi } from '../../ui';

const { published } = strings;

/** What is published of the run that is shown, with where it stands, and how our sums compare. */
export function Published({ run }: { readonly run: PublishedRun }) {
  const { name, parameters, tokens, flops, machines } = run;
  const share = reportedUtilisation(run);
  return (
    <p className="ui-help">
      {published.sources[name]}
      {flops !== null &&
        tokens !== null &&
        ` ${published.flops(
          formatScientific(flops, 2),
          formatScientific(trainingFlops(parameters, tokens), 2),
        )}`}
      {machines && share !== null && (
        <>
          {' '}
          {published.hours(
            formatNumber(machines.gpuHours, 0),
            labelOf(machines.gpu),
            formatPercent(share, 2),
          )}{' '}
          {published.carbon(
            formatNumber(machines.tonnesOfCo2),
            formatSi(wattHoursOf(machines), 'Wh'),
            formatFixed(kilogramsAKilowattHour(machines)),
          )}
        </>
      )}
    </p>
  );
}

const labelOf = (gpu: GpuName): string => gpuNamed(gpu).label;

type Machines = NonNullable<PublishedRun['machines']>;

const wattHoursOf = ({ gpu, gpuHours }: Machines): number =>
  gpuWattHours(gpuHours, gpuNamed(gpu).watts);

const kilogramsAKilowattHour = (machines: Machines): number =>
  (machines.tonnesOfCo2 * 1000) / (wattHoursOf(machines) / 1000);
