import { createFakeVatRegister } from './fake.ts';
import { describeVatRegister } from './testing.ts';

describeVatRegister('fake', async () => {
  const register = createFakeVatRegister();
  const valid = { status: 'valid', name: 'Müller Handel GmbH', address: null, consultationNumber: null } as const;
  register.answer('DE129273398', valid);
  return {
    register,
    known: {
      valid: { prefix: 'DE', number: '129273398' },
      invalid: { prefix: 'DE', number: '100000008' },
      requester: { prefix: 'NL', number: '004495445B01' },
      breakdowns: [{ label: 'down', cause: () => register.down('MS_UNAVAILABLE'), repair: () => register.up() }],
    },
  };
});
