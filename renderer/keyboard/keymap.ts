/**
 * The keys of the desk, as data: the handlers, the caps on buttons and the key sheet are all read from here.
 * Letters and signs are named by the character they type, digits by their place (see read-key.ts).
 */

/** Where a key is listened to. `photo` and `clip` while such a pane has focus, `choice` in a dialog that offers answers by digit. */
export const SCOPES = ['global', 'queue', 'review', 'photo', 'clip', 'decisions'] as const;
export type Scope = (typeof SCOPES)[number];

/** Scopes that listen at the same time. */
export const SCOPES_TOGETHER: readonly (readonly Scope[])[] = [
  ['global', 'queue'],
  ['global', 'review', 'photo'],
  ['global', 'review', 'clip'],
  ['global', 'decisions'],
];

export interface KeyAct {
  scope: Scope;
  /** Each entry is one way to press it: `j`, `shift+j`, `ctrl+enter`, `g q` (one after the other). */
  keys: readonly string[];
  /** May repeat while the key is held down: moving, zooming and stepping only. */
  repeats?: boolean;
  /** Works inside a text field too. */
  inFields?: boolean;
}

export const KEYMAP = {
  lock: { scope: 'global', keys: ['ctrl+shift+l'], inFields: true },
  keySheet: { scope: 'global', keys: ['?', 'f1'] },
  nextZone: { scope: 'global', keys: ['f6'], inFields: true },
  previousZone: { scope: 'global', keys: ['shift+f6'], inFields: true },
  goQueue: { scope: 'global', keys: ['g q'] },
  goReview: { scope: 'global', keys: ['g r'] },
  goDecisions: { scope: 'global', keys: ['g o'] },
  goSettings: { scope: 'global', keys: ['g p'] },
  takeNext: { scope: 'global', keys: ['t'] },
  undo: { scope: 'global', keys: ['u', 'ctrl+z'] },

  search: { scope: 'queue', keys: ['/'] },
  rowDown: { scope: 'queue', keys: ['j', 'arrowdown'], repeats: true },
  rowUp: { scope: 'queue', keys: ['k', 'arrowup'], repeats: true },
  rowPageDown: { scope: 'queue', keys: ['pagedown'], repeats: true },
  rowPageUp: { scope: 'queue', keys: ['pageup'], repeats: true },
  rowFirst: { scope: 'queue', keys: ['home'] },
  rowLast: { scope: 'queue', keys: ['end'] },
  openRow: { scope: 'queue', keys: ['enter'] },

  outboxDown: { scope: 'decisions', keys: ['j', 'arrowdown'], repeats: true },
  outboxUp: { scope: 'decisions', keys: ['k', 'arrowup'], repeats: true },

  checkDown: { scope: 'review', keys: ['j'], repeats: true },
  checkUp: { scope: 'review', keys: ['k'], repeats: true },
  nextOpenCheck: { scope: 'review', keys: ['shift+j'] },
  answerPass: { scope: 'review', keys: ['1'] },
  answerFail: { scope: 'review', keys: ['2'] },
  answerCannotTell: { scope: 'review', keys: ['3'] },
  answerNotApplicable: { scope: 'review', keys: ['4'] },
  chooseApprove: { scope: 'review', keys: ['a'] },
  chooseReject: { scope: 'review', keys: ['r'] },
  chooseFlag: { scope: 'review', keys: ['f'] },
  sign: { scope: 'review', keys: ['ctrl+enter'], inFields: true },
  addReason: { scope: 'review', keys: ['c'] },
  note: { scope: 'review', keys: ['n'] },
  applicantReads: { scope: 'review', keys: ['w'] },
  unmask: { scope: 'review', keys: ['d'] },
  stepBack: { scope: 'review', keys: ['escape'], inFields: true },
  nextEvidence: { scope: 'review', keys: ['e'] },
  previousEvidence: { scope: 'review', keys: ['shift+e'] },
  otherPane: { scope: 'review', keys: ['s'] },
  nextLayout: { scope: 'review', keys: ['v'] },
  foldZones: { scope: 'review', keys: ['q'] },
  linkZoom: { scope: 'review', keys: ['l'] },
  zoomIn: { scope: 'review', keys: ['+', '='], repeats: true },
  zoomOut: { scope: 'review', keys: ['-'], repeats: true },
  zoomFit: { scope: 'review', keys: ['0'] },
  zoomExact: { scope: 'review', keys: ['z'] },
  turn: { scope: 'review', keys: ['o'] },
  turnBack: { scope: 'review', keys: ['shift+o'] },

  panLeft: { scope: 'photo', keys: ['arrowleft'], repeats: true },
  panRight: { scope: 'photo', keys: ['arrowright'], repeats: true },
  panUp: { scope: 'photo', keys: ['arrowup'], repeats: true },
  panDown: { scope: 'photo', keys: ['arrowdown'], repeats: true },
  panFarLeft: { scope: 'photo', keys: ['shift+arrowleft'], repeats: true },
  panFarRight: { scope: 'photo', keys: ['shift+arrowright'], repeats: true },
  panFarUp: { scope: 'photo', keys: ['shift+arrowup'], repeats: true },
  panFarDown: { scope: 'photo', keys: ['shift+arrowdown'], repeats: true },

  playPause: { scope: 'clip', keys: ['space'] },
  frameBack: { scope: 'clip', keys: ['arrowleft'], repeats: true },
  frameForward: { scope: 'clip', keys: ['arrowright'], repeats: true },
  tenBack: { scope: 'clip', keys: ['shift+arrowleft'], repeats: true },
  tenForward: { scope: 'clip', keys: ['shift+arrowright'], repeats: true },
  faster: { scope: 'clip', keys: ['arrowup'] },
  slower: { scope: 'clip', keys: ['arrowdown'] },
  firstFrame: { scope: 'clip', keys: ['home'] },
  lastFrame: { scope: 'clip', keys: ['end'] },
} as const satisfies Record<string, KeyAct>;

export type ActId = keyof typeof KEYMAP;

/** Every act, in the order of the key sheet. */
export const ACTS: readonly ActId[] = Object.keys(KEYMAP).filter((id): id is ActId => Object.hasOwn(KEYMAP, id));

/** One act of the keymap. */
export const actOf = (id: ActId): KeyAct => KEYMAP[id];
