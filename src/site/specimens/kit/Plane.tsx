import { useState } from 'react';
import type { ComponentProps } from 'react';
import strings from '#strings/specimens';
import { createRandom } from '../../../core/random';
import { Plane } from '../../../ui';
import type { Place } from '../../../ui';
import { plane } from '../exampleData';
import { State } from '../SpecimenState';

const says = strings.Plane;
const SIZE = 41;

const SADDLE = plane(SIZE, (x, y) => x * y);
const STEEP = plane(SIZE, (x) => 20 * x);
const RINGS = plane(SIZE, (x, y) => Math.cos(9 * Math.hypot(x, y)));
const CIRCLE = plane(SIZE, (x, y) => Math.hypot(x, y) - 0.5);

const random = createRandom(1);
const PLACES: readonly Place[] = Array.from({ length: 80 }, () => [
  2 * random.next() - 1,
  2 * random.next() - 1,
]);
const POSITIVE = PLACES.filter(([x, y]) => x * y > 0);
const NEGATIVE = PLACES.filter(([x, y]) => x * y <= 0);

type LiveProps = Omit<ComponentProps<typeof Plane>, 'point' | 'onPoint' | 'size'>;

/** A plane that keeps its own point. */
function Live(props: LiveProps) {
  const [point, setPoint] = useState<Place>([0.5, 0.25]);
  return (
    <div className="specimen-plane">
      <Plane size={SIZE} point={point} onPoint={setPoint} {...props} />
    </div>
  );
}

export default function PlaneSpecimens() {
  return (
    <>
      <State says={strings.states.ordinary} formula="xy">
        <Live label={says.saddle} values={SADDLE} />
      </State>
      <State says={says.data} formula={says.drawn}>
        <Live label={says.saddle} values={SADDLE} positive={POSITIVE} negative={NEGATIVE} />
      </State>
      <State says={says.hollow} formula={says.drawn}>
        <Live
          label={says.saddle}
          values={SADDLE}
          positive={POSITIVE.slice(0, 10)}
          negative={NEGATIVE.slice(0, 10)}
          hollowPositive={POSITIVE.slice(10)}
          hollowNegative={NEGATIVE.slice(10)}
        />
      </State>
      <State says={says.edge} formula={says.edged}>
        <Live label={says.ring} values={RINGS} edge={CIRCLE} />
      </State>
      <State says={says.keys} formula="xy">
        <Live label={says.saddle} values={SADDLE} onKey={() => false} />
      </State>
      <State says={says.unbounded} formula="20x">
        <Live label={says.slope} values={STEEP} bounded={false} />
      </State>
      <State says={strings.states.narrow} narrow formula="xy">
        <Live label={says.saddle} values={SADDLE} positive={POSITIVE} negative={NEGATIVE} />
      </State>
    </>
  );
}
