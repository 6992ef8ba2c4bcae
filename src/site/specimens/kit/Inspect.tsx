import strings from '#strings/specimens';
import { formatNumber, Inspect, Step, Steps } from '../../../ui';
import { State } from '../SpecimenState';

const says = strings.Inspect;
const [LENGTH, WIDTH] = [12, 7] as const;
const AREA = LENGTH * WIDTH;
const YEAR = 365.25 * 24 * 60 * 60;

const area = (
  <Steps>
    <Step result={`${formatNumber(AREA)} m²`}>{`${LENGTH} m × ${WIDTH} m`}</Step>
  </Steps>
);

export default function InspectSpecimens() {
  return (
    <>
      <State says={says.shut}>
        <Inspect label={says.area} value={`${formatNumber(AREA)} m²`}>
          {area}
        </Inspect>
      </State>
      <State says={says.open}>
        <Inspect label={says.area} value={`${formatNumber(AREA)} m²`} openAtFirst>
          {area}
        </Inspect>
      </State>
      <State says={strings.states.one}>
        <Inspect label={says.one} value={formatNumber(1)} openAtFirst>
          <Steps>
            <Step result={formatNumber(1)}>1</Step>
          </Steps>
        </Inspect>
      </State>
      <State says={strings.states.extreme}>
        <Inspect label={says.seconds} value={formatNumber(1e7 * YEAR, 0)} openAtFirst>
          <Steps>
            <Step result={formatNumber(YEAR, 0)}>365.25 × 24 × 60 × 60</Step>
            <Step result={formatNumber(1e7 * YEAR, 0)}>10⁷ × {formatNumber(YEAR, 0)}</Step>
          </Steps>
        </Inspect>
      </State>
      <State says={strings.states.long}>
        <Inspect label={says.longLabel} value={`${formatNumber(AREA)} m²`}>
          {area}
        </Inspect>
      </State>
      <State says={strings.states.narrow} narrow>
        <Inspect label={says.longLabel} value={`${formatNumber(AREA)} m²`} openAtFirst>
          {area}
        </Inspect>
      </State>
    </>
  );
}
