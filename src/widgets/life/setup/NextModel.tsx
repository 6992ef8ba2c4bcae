import strings from '#strings/setup';
import { actions, useLife } from '../../../store';
import { TUNING_NAMES, type SettingName, type Settings } from '../../../core/settings';
import { Button } from '../../../ui';
import { differing, describeSettings } from './differences';

const { next: said } = strings;

/** Where the reader has a trained model: in what the next would differ from it. */
export function NextModel({ settings }: { readonly settings: Settings }) {
  const model = useLife((state) => state.model);
  const stopped = useLife(({ runs }) => runs.pretraining?.status === 'stopped');
  if (!model || model.age === 'random') return null;
  const isOfTuning = (name: SettingName) => TUNING_NAMES.some((one) => one === name);
  const names = differing(settings, model.settings).filter((name) => !isOfTuning(name));
  if (names.length === 0) return null;
  const back = Object.fromEntries(names.map((name) => [name, model.settings[name]]));
  const made = describeSettings(model.settings, names);
  return (
    <p className="setup-note" role="status">
      {said.forNext} {model.origin === 'yours' ? said.yours(made) : said.other(made)}{' '}
      {stopped && `${said.goOn} `}
      <Button variant="plain" onClick={() => void actions.configure(back)}>
        {said.back}
      </Button>
    </p>
  );
}
