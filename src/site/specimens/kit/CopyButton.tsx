import strings from '#strings/specimens';
import { CopyButton } from '../../../ui';
import { CopyField } from '../../../ui/CopyButton';
import { State } from '../SpecimenState';

const says = strings.CopyButton;
const line = () => says.line;

export default function CopyButtonSpecimens() {
  return (
    <>
      <State says={strings.states.ordinary}>
        <CopyButton label={says.label} text={line} />
      </State>
      <State says={says.named}>
        <CopyButton label={says.short} name={says.name} text={line} />
      </State>
      <State says={says.refused}>
        <span className="ui-copy">
          <CopyField label={says.label} text={says.line} />
        </span>
      </State>
      <State says={strings.states.narrow} narrow>
        <CopyButton label={says.label} text={line} />
      </State>
    </>
  );
}
