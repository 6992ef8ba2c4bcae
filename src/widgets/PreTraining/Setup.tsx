import { ImportErrors } from '../life/setup/ImportForm';
import { BudgetLine } from '../life/setup/BudgetLine';
import { budgetOf } from '../life/setup/runBudget';
import { EverySetting } from '../life/setup/EverySetting';
import { OwnText } from '../life/setup/OwnText';
import { SizeChoice } from '../life/setup/SizeChoice';
import { TextChoice } from '../life/setup/TextChoice';
import type { Draft } from '../life/setup/useDraft';
import { useRate } from '../life/setup/useRate';
import { useLife } from '../../store';
import type { TextChoices } from './useText';

interface SetupProps {
  readonly draft: Draft;
  readonly text: TextChoices;
}

/** The reader's choices before a life: a text, a size, and what they come to. */
export function Setup({ draft, text }: SetupProps) {
  const { settings } = draft;
  const { chosen, own, isMissing, fitted } = text;
  const model = useLife((state) => state.model);
  const rate = useRate();
  const budget = budgetOf(settings, model, rate);

  return (
    <div className="setup">
      <TextChoice value={chosen} onChange={text.choose} />
      {chosen !== 'own' && <ImportErrors sentences={text.textImport.refused} />}
      {chosen === 'own' && (
        <OwnText
          own={own}
          textImport={text.textImport}
          fitted={fitted}
          seconds={fitted && (budgetOf(fitted, model, rate).seconds?.pretraining ?? null)}
          onRemove={text.remove}
        />
      )}
      {!isMissing && (
        <>
          <SizeChoice settings={settings} change={draft.change} fitted={fitted} />
          <BudgetLine budget={budget} />
          <EverySetting settings={settings} change={draft.change} />
        </>
      )}
    </div>
  );
}
