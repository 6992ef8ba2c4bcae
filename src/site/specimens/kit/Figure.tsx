import { useState } from 'react';
import strings from '#strings/specimens';
import { Figure, formatNumber, LineChart, Slider } from '../../../ui';
import { graph } from '../exampleData';
import { State } from '../SpecimenState';

const says = strings.Figure;
const FORMULA = 'sin n·x, 0 ≤ x ≤ 2π';
const X = { title: strings.LineChart.angle, format: formatNumber };
const Y = { title: strings.LineChart.height, format: formatNumber, domain: [-1, 1] as const };

function Wave({ crests }: { readonly crests: number }) {
  const points = graph((x) => Math.sin(crests * x), 0, 2 * Math.PI, 161);
  const series = [{ name: strings.LineChart.sine, points, colour: 'var(--ink)' }];
  return <LineChart label={says.wave} series={series} xAxis={X} yAxis={Y} height={180} />;
}

export default function FigureSpecimens() {
  const [crests, setCrests] = useState(2);
  return (
    <>
      <State says={strings.states.ordinary} formula={FORMULA}>
        <Figure title={says.figure} tryThis={says.tryThis}>
          <Wave crests={1} />
        </Figure>
      </State>
      <State says={says.whole} formula={FORMULA}>
        <Figure
          title={says.figure}
          tryThis={says.tryThis}
          onReset={() => setCrests(2)}
          link={() => window.location.href}
          footer={<p>{says.footer}</p>}
          provenance={says.provenance}
        >
          <Slider label={says.frequency} value={crests} min={1} max={9} onChange={setCrests} />
          <Wave crests={crests} />
        </Figure>
      </State>
      <State says={says.drawing} formula={FORMULA}>
        <Figure title={says.figure} provenance={says.provenance}>
          <Wave crests={3} />
        </Figure>
      </State>
      <State says={strings.states.long} formula={FORMULA}>
        <Figure title={says.longFigure} tryThis={says.tryThis} onReset={() => setCrests(2)}>
          <Wave crests={crests} />
        </Figure>
      </State>
      <State says={strings.states.narrow} narrow formula={FORMULA}>
        <Figure
          title={says.figure}
          tryThis={says.tryThis}
          onReset={() => setCrests(2)}
          link={() => window.location.href}
        >
          <Wave crests={crests} />
        </Figure>
      </State>
    </>
  );
}
