import { stateText } from '../../text/faults';

/**
 * What a screen shows when it has nothing else: `kind` error, offline or empty; `text` says what to do; `action` names the button
 * (empty: none). Event: `act`.
 */
Component({
  properties: {
    kind: { type: String, value: 'error' },
    title: { type: String, value: '' },
    text: { type: String, value: '' },
    action: { type: String, value: stateText.retry },
  },
  methods: {
    act() {
      this.triggerEvent('act');
    },
  },
});
