/** Where the letter is kept right now. `tone`: done, busy, warn; `line` says it, `note` below reassures. */
Component({
  properties: {
    tone: { type: String, value: 'busy' },
    line: { type: String, value: '' },
    note: { type: String, value: '' },
  },
});
