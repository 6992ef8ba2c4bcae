import { useState } from 'react';
import type { ReactNode } from 'react';
import strings from '#strings/layout';
import { reload } from '../../store/recovery';
import { Button } from '../../ui/Button';
import { saveFile } from '../../ui/saveFile';
import { useRecovery } from '../useRecovery';

const { reload: said } = strings;

/** Offers a fresh page wherever a file is missing or something broke, and says what becomes of the model. More buttons may stand beside. */
export function Reload({ children }: { readonly children?: ReactNode }) {
  const { fate, takeHome } = useRecovery();
  const [leaving, setLeaving] = useState(false);
  const save = async () => {
    const file = await takeHome();
    if (file) saveFile(file);
  };
  return (
    <>
      {fate !== 'none' && <p>{said.model[fate]}</p>}
      <div className="reload">
        <Button
          disabled={leaving}
          onClick={() => {
            setLeaving(true);
            void reload();
          }}
        >
          {leaving ? said.leaving : said.button}
        </Button>
        {fate !== 'none' && <Button onClick={() => void save()}>{said.takeHome}</Button>}
        {children}
      </div>
    </>
  );
}
