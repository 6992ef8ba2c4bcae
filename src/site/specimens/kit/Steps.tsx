import strings from '#strings/specimens';
import { formatNumber, Step, Steps } from '../../../ui';
import { State } from '../SpecimenState';

const says = strings.Steps;
const [LENGTH, WIDTH, DEPTH, DENSITY] = [12, 7, 3, 1000] as const;
const AREA = LENGTH * WIDTH;
const VOLUME = AREA * DEPTH;
const DAY = 60 * 60 * 24;

function Pool() {
  return (
    <Steps>
      <Step name={says.area} result={`${formatNumber(AREA)} m²`}>
        {`${LENGTH} m × ${WIDTH} m`}
      </Step>
      <Step name={says.volume} result={`${formatNumber(VOLUME)} m³`}>
        {`${formatNumber(AREA)} m² × ${DEPTH} m`}
      </Step>
      <Step name={says.weight} result={`${formatNumber(VOLUME * DENSITY)} kg`}>
        {`${formatNumber(VOLUME)} m³ × ${formatNumber(DENSITY)} kg/m³`}
      </Step>
    </Steps>
  );
}

export default function StepsSpecimens() {
  return (
    <>
      <State says={strings.states.ordinary}>
        <Steps>
          <Step result={formatNumber(LENGTH * WIDTH)}>
            {LENGTH} × {WIDTH}
          </Step>
          <Step result={formatNumber(AREA + DEPTH)}>
            {AREA} + {DEPTH}
          </Step>
        </Steps>
      </State>
      <State says={says.named}>
        <Pool />
      </State>
      <State says={says.signs}>
        <Steps>
          <Step sign="≈" result={formatNumber(Math.PI)}>
            22 / 7
          </Step>
          <Step sign="<" result="0.01">
            2⁻¹⁰⁰
          </Step>
        </Steps>
      </State>
      <State says={strings.states.one}>
        <Steps>
          <Step result={formatNumber(1)}>1</Step>
        </Steps>
      </State>
      <State says={strings.states.long}>
        <Steps>
          <Step result={formatNumber(DAY)}>{says.longStep}</Step>
        </Steps>
      </State>
      <State says={strings.states.narrow} narrow>
        <Pool />
      </State>
    </>
  );
}
