import strings from '#strings/specimens';
import { Button } from '../../../ui';
import { State } from '../SpecimenState';

const says = strings.Button;

function Kinds({ disabled = false }: { readonly disabled?: boolean }) {
  return (
    <div className="specimen-row">
      <Button variant="primary" disabled={disabled}>
        {says.primary}
      </Button>
      <Button disabled={disabled}>{says.secondary}</Button>
      <Button variant="plain" disabled={disabled}>
        {says.plain}
      </Button>
    </div>
  );
}

export default function ButtonSpecimens() {
  return (
    <>
      <State says={says.kinds}>
        <Kinds />
      </State>
      <State says={strings.states.disabled}>
        <Kinds disabled />
      </State>
      <State says={strings.states.long}>
        <Button variant="primary">{says.long}</Button>
      </State>
      <State says={strings.states.narrow} narrow>
        <div className="specimen-row">
          <Button variant="primary">{says.long}</Button>
          <Button variant="plain">{says.long}</Button>
        </div>
      </State>
    </>
  );
}
