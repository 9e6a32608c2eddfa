import { runCli } from '../../src/cli/index.js';

test('the demo plays the whole story on a gateway and sandbox of its own', async () => {
  let out = '';
  let err = '';
  const code = await runCli(['demo'], {
    env: {},
    out: (text) => void (out += text),
    err: (text) => void (err += text),
  });
  expect([code, err]).toEqual([0, '']);
  expect(out).toMatch(/the subscription Purchases tells:\s+authorizationChanged:\s+eventType: issuing_authorization/);
  expect(out).toMatch(/declineReason: SPENDING_CONTROLS/);
  expect(out).toMatch(/declineReason: WEBHOOK_DECLINED[^]*reason: Not with this card\./);
  expect(out).toMatch(/Submit the dispute[^]*status: SUBMITTED/);
  // 1,000.00 - 42.50 + 12.50 - 60.00
  expect(out).toMatch(/All of it, in one query[^]*cash: \$910\.00/);
}, 60_000);
