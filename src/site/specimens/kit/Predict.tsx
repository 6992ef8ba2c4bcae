import { Suspense } from 'react';
import strings from '#strings/specimens';
import { figures } from '../../figures';
import { State } from '../SpecimenState';
import { useMounted } from '../../useMounted';

const says = strings.Predict;
const QUESTIONS = ['tokens', 'firstLoss', 'baseAsked', 'hot'] as const;

/** By itself: the frame of live figures, which fetches them as a reader comes near, is for one of a kind. */
export default function PredictSpecimens() {
  const mounted = useMounted();
  const Predict = figures['Predict']?.Component;
  return (
    <>
      {QUESTIONS.map((question) => (
        <State key={question} says={says[question]}>
          <div className="specimen-live">
            {mounted && Predict && (
              <Suspense>
                <Predict question={question} />
              </Suspense>
            )}
          </div>
        </State>
      ))}
    </>
  );
}
