import { type Act, sampleOf } from './act';

/** A public pledge is signed, renewed, taken back, and signed once more: the last stands until everything is erased. */
export const pledgeActs: Act[] = [
  {
    name: 'signing a public pledge',
    route: 'pledge.sign',
    input: (person, requestId) => sampleOf('pledge.sign', person, requestId),
  },
  {
    name: 'renewing it',
    route: 'pledge.sign',
    input: (person, requestId) => ({
      ...sampleOf('pledge.sign', person, requestId),
      text: '又一年，还是这句。',
    }),
  },
  {
    name: 'taking it off the wall',
    route: 'pledge.withdraw',
    input: (person, requestId) => sampleOf('pledge.withdraw', person, requestId),
  },
  {
    name: 'signing it once more',
    route: 'pledge.sign',
    input: (person, requestId) => sampleOf('pledge.sign', person, requestId),
  },
];
