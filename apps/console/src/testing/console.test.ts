import { describe, expect, it } from 'vitest';
import { consoleInBrowser } from './console-in-browser.ts';
import { routes } from './routes.ts';
import { state } from './stand-in/answers.ts';

const on = consoleInBrowser();

describe('the inbox', () => {
  it('is cleared by keyboard alone: move, claim, reject with reason and text, approve', async () => {
    await on.open('/inbox');
    const before = await on.page.getByRole('list', { name: 'Tasks' }).getByRole('link').count();
    await on.page.keyboard.press('j');
    await on.page.keyboard.press('j');
    await on.page.keyboard.press('k');
    await on.page.keyboard.press('c');
    await on.page.getByText('Claimed.').waitFor();
    await on.page.keyboard.press('r');
    await on.page.getByRole('dialog').waitFor();
    await on.page.keyboard.press('Enter');
    await on.page.getByRole('option', { name: /Duplicate/ }).waitFor();
    await on.page.keyboard.press('Enter');
    await on.page.keyboard.press('Tab');
    await on.page.keyboard.type('You have registered this sale before.');
    await on.page.keyboard.press('Tab');
    await on.page.keyboard.type('Same buyer, same project.');
    await on.page.keyboard.press('Tab');
    await on.page.keyboard.press('Tab');
    await on.page.keyboard.press('Enter');
    await on.page.getByText(/^Rejected: /).waitFor();
    await on.page.keyboard.press('a');
    await on.page.getByRole('dialog').waitFor();
    await on.page.keyboard.press('Enter');
    await on.page.getByText(/^Approved: /).waitFor();
    await expect
      .poll(() => on.page.getByRole('list', { name: 'Tasks' }).getByRole('link').count(), { timeout: 10_000 })
      .toBe(before - (before === 50 ? 0 : 2));
    expect(on.noise).toEqual([]);
  }, 60_000);

  it('says that a decision is being carried out until its outcome is known', async () => {
    await on.open('/inbox');
    await on.page.keyboard.press('j');
    await on.page.keyboard.press('a');
    await on.page.getByLabel('Internal note (optional)').fill('slow');
    await on.page.getByRole('dialog').getByRole('button', { name: 'Approve' }).click();
    await on.page
      .getByText(/is being carried out/)
      .first()
      .waitFor();
    await on.page.getByText(/^Approved: /).waitFor({ timeout: 15_000 });
  }, 60_000);

  it('explains a refused decision in the dialog and keeps what was typed', async () => {
    await on.open('/inbox');
    await on.page.keyboard.press('j');
    await on.page.getByRole('button', { name: 'Request changes' }).first().click();
    const dialog = on.page.getByRole('dialog');
    await dialog.getByLabel('Expected close').check();
    await dialog.getByLabel('Text for the partner').fill('stale');
    await dialog.getByRole('button', { name: 'Send request' }).click();
    await dialog.getByText(/terms have changed/).waitFor();
    expect(await dialog.getByLabel('Text for the partner').inputValue()).toBe('stale');
  }, 60_000);
});

describe('signing in', () => {
  it('sends a visitor to sign-in, and back to the page that was asked for', async () => {
    state.isSignedIn = false;
    state.isSetupNeeded = false;
    await on.page.goto(`${on.url}/accounts`);
    await on.page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await on.page.getByLabel('E-mail').fill('admin@halden.example');
    await on.page.getByLabel('Password').fill('demo-password-1');
    await on.page.keyboard.press('Enter');
    await on.page.getByRole('heading', { name: 'Accounts' }).waitFor();
  }, 60_000);

  it('sends the first visitor of an empty installation to set-up', async () => {
    state.isSignedIn = false;
    await on.page.goto(`${on.url}/`);
    await on.page.getByRole('heading', { name: 'Set up your company' }).waitFor();
    await on.page.getByLabel('Company name').fill('Nordhafen');
    await on.page.keyboard.press('Enter');
    await on.page.getByLabel('Your name').fill('Ada Brandt');
    await on.page.getByLabel('E-mail').fill('ada@nordhafen.example');
    await on.page.getByLabel('New password').fill('correct horse battery');
    await on.page.keyboard.press('Enter');
    await on.page.getByText('The approval policy is active at once').waitFor();
    await on.page.getByRole('button', { name: 'Create company' }).click();
    await on.page.getByRole('heading', { name: 'Hello, Ada' }).waitFor();
  }, 60_000);
});

describe('the shortcuts', () => {
  it('ask for changes, in the inbox and on a case, and are listed', async () => {
    await on.open('/inbox');
    await on.page.keyboard.press('?');
    await on.page.getByRole('dialog').getByText('Request changes').waitFor();
    await on.page.keyboard.press('Escape');
    await on.page.getByRole('dialog').waitFor({ state: 'detached' });
    await on.page.keyboard.press('j');
    await on.page.keyboard.press('q');
    await on.page.getByRole('dialog').getByRole('button', { name: 'Send request' }).waitFor();
    await on.page.keyboard.press('Escape');
    await on.page.getByRole('dialog').waitFor({ state: 'detached' });
    await on.page.keyboard.press('Enter');
    await on.page.getByRole('heading', { name: 'Your decision' }).waitFor();
    await on.page.keyboard.press('q');
    await on.page.getByRole('dialog').getByRole('button', { name: 'Send request' }).waitFor();
  }, 60_000);
});

describe('what was typed', () => {
  const edited = `${routes['partner']}/edit`;
  const guard = () => on.page.getByRole('alertdialog', { name: 'Leave without saving?' });
  const name = () => on.page.getByLabel('Name');
  const leave = () => on.page.getByRole('link', { name: 'Accounts' }).click();

  it('is not left by a link or by going back without a question, and is still there after "Stay here"', async () => {
    await on.open(`${routes['partner']}`);
    await on.page.getByRole('link', { name: 'Edit' }).click();
    const before = await name().inputValue();
    await name().fill('Another name');
    await leave();
    await guard().getByRole('button', { name: 'Stay here' }).click();
    await guard().waitFor({ state: 'detached' });
    expect(await name().inputValue()).toBe('Another name');
    await on.page.goBack();
    await guard().getByRole('button', { name: 'Leave' }).click();
    await on.page.getByRole('heading', { name: before, level: 1 }).waitFor();
    expect(new URL(on.page.url()).pathname).toBe(routes['partner']);
  }, 60_000);

  it('is not lost by closing the tab without the browser asking', async () => {
    await on.open(edited);
    await name().fill('Another name');
    const asked = on.page.waitForEvent('dialog');
    await on.page.close({ runBeforeUnload: true });
    const dialog = await asked;
    expect(dialog.type()).toBe('beforeunload');
    await dialog.dismiss();
    expect(await name().inputValue()).toBe('Another name');
  }, 60_000);

  it('is asked about in a decision too, which a click beside the dialog does not close', async () => {
    await on.open('/');
    await on.page
      .getByRole('link', { name: /^Inbox/ })
      .first()
      .click();
    await on.page.getByRole('list', { name: 'Tasks' }).waitFor();
    await on.page.keyboard.press('j');
    await on.page.keyboard.press('q');
    const text = on.page.getByRole('dialog').getByLabel('Text for the partner');
    await text.fill('Who decides at the customer?');
    await on.page.mouse.click(5, 5);
    await on.page.goBack();
    await guard().getByRole('button', { name: 'Stay here' }).click();
    expect(await text.inputValue()).toBe('Who decides at the customer?');
  }, 60_000);

  it('needs no question when nothing was typed, when it was taken back, or after saving', async () => {
    await on.open(edited);
    const before = await name().inputValue();
    await leave();
    await on.page.getByRole('heading', { name: 'Accounts' }).waitFor();
    await on.open(edited);
    await name().fill('Another name');
    await name().fill(before);
    await leave();
    await on.page.getByRole('heading', { name: 'Accounts' }).waitFor();
    await on.open(routes['program'] ?? '');
    await name().fill('Another name');
    await on.page.getByRole('button', { name: 'Save' }).click();
    await on.page.getByText('Saved', { exact: false }).first().waitFor();
    await leave();
    await on.page.getByRole('heading', { name: 'Accounts' }).waitFor();
  }, 60_000);
});

describe('what the server refuses', () => {
  it('is said at its field in the language of the reader, not in the sentence of the server', async () => {
    await on.page.route('**/api/v1/partners/*', async (route) => {
      if (route.request().method() !== 'PATCH') return route.fallback();
      const errors = [
        { field: 'website', code: 'control_characters', message: 'holds characters that cannot be stored' },
      ];
      const problem = { code: 'invalid_input', status: 422, title: 'Some', detail: 'website: holds', errors };
      return route.fulfill({ status: 422, contentType: 'application/problem+json', body: JSON.stringify(problem) });
    });
    await on.open(`${routes['partner']}/edit?locale=de`);
    await on.page.getByLabel('Name').fill('Anders');
    await on.page.getByRole('button', { name: 'Speichern' }).click();
    await on.page.getByText('Das enthält Zeichen, die nicht verwendet werden können.').waitFor();
    expect(await on.page.getByText('cannot be stored').count()).toBe(0);
    expect(on.noise.filter((text) => !text.includes('422'))).toEqual([]);
  }, 60_000);
});
