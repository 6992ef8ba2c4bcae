import { useState } from 'react';
import { examActions, useExam } from '../../store';
import { Figure } from '../../ui';
import { NeedsAssistant } from '../life/NeedsAssistant';
import { Controls } from './Controls';
import { Results, type Place } from './Results';
import '../life/life.css';
import './exam.css';

/** Chapter 4: what base, assistant and baseline know, and how they answer, question by question. */
export default function Exam() {
  const exam = useExam((state) => state);
  const [opened, setOpened] = useState<Place | null>(null);
  const touched = exam.doing !== null || Object.values(exam.columns).some(Boolean);

  return (
    <Figure
      title="The exam"
      tryThis="Run the exam, then press a result: under it are its sum and every answer. What does the base model write when it is asked?"
      wide
      {...(touched && {
        onReset: () => {
          examActions.clear();
          setOpened(null);
        },
      })}
      footer={
        <p>
          The baseline is fine-tuned like your assistant, but from random parameters. Nobody draws
          lots here: at each place the likeliest token is written.
        </p>
      }
    >
      <NeedsAssistant
        ifRandom="Your model is still random, and there is nothing that it could be examined in. Pre-train it first, then fine-tune it."
        ifBase="The base model can be examined now. The assistant’s column wants a model that was fine-tuned."
      />
      <Controls exam={exam} />
      <Results exam={exam} opened={opened} onOpen={setOpened} />
    </Figure>
  );
}
