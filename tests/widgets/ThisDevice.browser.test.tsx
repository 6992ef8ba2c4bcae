/** A large run at the speed of this device, measured and then trained. */

import { expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import strings from '../../content/en/strings/figures/ThisDevice';
import { countParameters } from '../../src/core/config';
import { PRESETS } from '../../src/core/settings';
import { actions, deviceRateNow } from '../../src/store';
import { formatSi } from '../../src/ui';
import Predict from '../../src/widgets/Predict';
import ThisDevice from '../../src/widgets/ThisDevice';
import { timeText } from '../../src/widgets/ThisDevice/timeText';

const SLOW = { timeout: 60_000 };
const LLAMA_FLOPS = 6 * 70e9 * 2e12;

it('is ours until the reader measures, and then follows from what was measured', async () => {
  const screen = await render(<ThisDevice />);
  const verdict = () => screen.container.querySelector('.this-device-verdict')!.textContent;
  await expect.element(screen.getByText(strings.origin.none)).toBeVisible();
  expect(verdict()).toContain('one thread of our server would have to calculate without rest');
  expect(verdict()).toContain('about 700,000 years');

  // Stopped, it tells nothing.
  await screen.getByRole('button', { name: strings.measure }).click();
  await screen.getByRole('button', { name: strings.stop }).click();
  await expect.element(screen.getByText(strings.origin.none)).toBeVisible();
  expect(deviceRateNow().measured).toBeNull();

  await screen.getByRole('button', { name: strings.measure }).click();
  await expect.element(screen.getByText(strings.origin.measured), SLOW).toBeVisible();
  const { config, tokensPerSecond } = deviceRateNow().measured!;
  const perSecond = Number(tokensPerSecond.toPrecision(2)) * 6 * countParameters(config);
  expect(verdict()).toContain(
    `this device would have to calculate without rest for about ${timeText(LLAMA_FLOPS / perSecond)}`,
  );
  await expect
    .element(screen.getByText(`= ${formatSi(perSecond, 'FLOP/s')}`, { exact: true }))
    .toBeVisible();
  const rows = [...screen.container.querySelectorAll('.this-device-chart tbody tr')];
  expect(rows).toHaveLength(6);
  expect(rows.at(-1)!.textContent).toBe(`This device${timeText(LLAMA_FLOPS / perSecond)}`);
  expect(rows[1].textContent).toBe('6,000 A100 GPUs12 days');

  // Another model, another deadline.
  const before = verdict();
  await screen.getByRole('combobox', { name: strings.model }).selectOptions('GPT-3');
  expect(verdict()).toContain(`about ${timeText((6 * 175e9 * 300e9) / perSecond)}`);
  const days = screen.getByRole('slider', { name: strings.days });
  (days.element() as HTMLElement).focus();
  await userEvent.keyboard('{ArrowRight}');
  expect(verdict()).toContain('To be done in 13 days');
  await screen.getByRole('button', { name: /^Reset/ }).click();
  expect(verdict()).toBe(before);
  await screen.unmount();
});

it('settles the question by what is known, without measuring again', async () => {
  const screen = await render(<Predict question="deviceYears" />);
  await screen.getByRole('radio', { name: 'about a year' }).click();
  await screen.getByRole('button', { name: 'Find out' }).click();
  const status = screen.getByRole('status');
  await expect
    .element(status, SLOW)
    .toHaveTextContent(
      /^Not as you said\. About [\d,.]+( million)? years\. It trains a model of 155,456 parameters on [\d,]+ tokens a second\. .* 8\.4 × 10²³ FLOPs\./,
    );
  await expect
    .element(screen.getByText('Settled by: the speed at which this device trains.'))
    .toBeVisible();
  await screen.unmount();
});

it('follows the reader’s own training from then on', async () => {
  await actions.configure({ ...PRESETS.small.size, steps: 30 });
  const screen = await render(<ThisDevice />);
  await actions.pretrain();
  await expect.element(screen.getByText(strings.origin.lastRun), SLOW).toBeVisible();
  await expect.element(screen.getByRole('button', { name: /^Measure/ })).not.toBeInTheDocument();
  const count = countParameters({ ...deviceRateNow().measured!.config });
  const sum = screen.container.querySelector('.ui-steps li')!.textContent;
  // The parameters are those of that model, and no longer those of the measurement.
  expect(sum).not.toContain(count.toLocaleString('en'));
  expect(sum).toMatch(/tokens a second × 6 × [\d,]+ parameters/);
  await screen.unmount();
});
