import type { ComponentProps } from 'react';
import strings from '#strings/specimens';
import { Surface } from '../../../ui';
import { plane } from '../exampleData';
import { State } from '../SpecimenState';

const says = strings.Surface;
const SIZE = 41;

const SADDLE = plane(SIZE, (x, y) => x * y);
const RINGS = plane(SIZE, (x, y) => Math.cos(9 * Math.hypot(x, y)));
const SLOPE = plane(SIZE, (x) => x);
const ZERO = plane(SIZE, () => 0);
const STEEP = plane(SIZE, (x, y) => 50 * (x + y / 2));

/** Surfaces stand in figures as small multiples. */
function Small(props: Omit<ComponentProps<typeof Surface>, 'size'>) {
  return (
    <div className="specimen-small">
      <Surface size={SIZE} {...props} />
    </div>
  );
}

export default function SurfaceSpecimens() {
  return (
    <>
      <State says={strings.states.ordinary} formula="cos 9r, r² = x² + y²">
        <Small values={RINGS} />
      </State>
      <State says={says.several} formula="xy; cos 9r; x">
        <div className="specimen-row">
          {[SADDLE, RINGS, SLOPE].map((values, i) => (
            <Small key={i} values={values} />
          ))}
        </div>
      </State>
      <State says={strings.Plane.edge} formula={says.edged}>
        <Small values={RINGS} edge={SADDLE} lineWidth={2} />
      </State>
      <State says={says.flat} formula="0">
        <Small values={ZERO} />
      </State>
      <State says={says.beyond} formula={says.twoExtents}>
        <div className="specimen-row">
          <Small values={STEEP} />
          <Small values={STEEP} extent={50} />
        </div>
      </State>
    </>
  );
}
