import { useId, useState } from 'react';
import strings from '#strings/figures/TakeHome';
import { actions, useLife } from '../../store';
import { Button, formatPercent, Segmented } from '../../ui';
import { saveFile } from '../../ui/saveFile';
import { canShareFile, shareFile } from '../../ui/shareFile';
import { About } from './About';
import { FIELDS, formatOf, NUMBERS, type Chosen } from './format';
import { useOffers } from './useOffers';

interface ModelFileProps {
  readonly chosen: Chosen;
  readonly onChoose: (change: Partial<Chosen>) => void;
}

/** Which file, and the ways that it leaves by. */
export function ModelFile({ chosen, onChoose }: ModelFileProps) {
  const offers = useOffers();
  const writing = useLife((state) => state.writing);
  const [said, setSaid] = useState('');
  const aboutId = useId();
  const { file } = chosen;
  const { format, numbers } = formatOf(chosen);
  const offer = offers?.of[format];
  const refused = offer !== undefined && 'refused' in offer;
  const choose = (change: Partial<Chosen>) => {
    setSaid('');
    onChoose(change);
  };
  const take = async (way: 'save' | 'share') => {
    setSaid('');
    const taken = await actions.takeHome(format);
    if (!taken || (way === 'share' && (await shareFile(taken)))) return;
    saveFile(taken);
    setSaid(strings[way === 'share' ? 'notShared' : 'saved'](taken.name));
  };
  return (
    <>
      <div className="life-setup">
        <Segmented
          label={strings.file.label}
          value={file}
          options={FIELDS.file.choices.map((value) => ({ value, label: strings.file[value] }))}
          onChange={(next) => choose({ file: next })}
        />
        <Segmented
          label={strings.numbers.label}
          value={numbers}
          options={NUMBERS[file].map((value) => ({ value, label: strings.numbers[value] }))}
          onChange={(next) => choose({ numbers: next })}
        />
      </div>
      <div id={aboutId} className="take-home-about">
        <About chosen={chosen} offers={offers} />
      </div>
      <div className="life-controls">
        <Button
          variant="primary"
          aria-describedby={aboutId}
          disabled={refused || writing !== null}
          onClick={() => void take('save')}
        >
          {strings.takeHome}
        </Button>
        {canShareFile(strings.file[file], TYPES[file]) && (
          <Button
            aria-describedby={aboutId}
            disabled={refused || writing !== null}
            onClick={() => void take('share')}
          >
            {strings.share}
          </Button>
        )}
        <p className="life-progress" role="status">
          {writing === null ? said : strings.writing(formatPercent(writing, 0))}
        </p>
      </div>
    </>
  );
}

/** By which a browser says whether it shares such files. */
const TYPES = { zip: 'application/zip', gguf: 'application/octet-stream' };
