// The shapes of what Python gives, as in exploring/shapes.py; a test compares the two.

/** @typedef {{ name: string, value: string, copy?: boolean, part?: string }} Row */
/** @typedef {{ title: string, rows: Row[] }} Section */
/**
 * @typedef {{ id: string, kind: string, layer: string, label: string, text: string, card: string[],
 *   sections: Section[], source: string, target: string, how: string,
 *   status?: string }} Part
 */
/**
 * @typedef {{ kind: string, title: string, text: string, hop: number, edge: string, node: string, says: string,
 *   encrypted: boolean | null, cryptography: string }} WalkStep
 */
/** @typedef {{ title: string, works: boolean, hops: string[], steps: number[] }} PathEntry */
/** @typedef {{ steps: WalkStep[], pairs: { [pair: string]: PathEntry[] } }} PathTable */
/**
 * @typedef {{ part: string, about: string, severity: string, code: string, title: string, line: number, message: string,
 *   fix: string, app: string, mark: string, format: boolean, certain: string }} FindingEntry
 */
/** @typedef {{ what: string, why: string, bad: string, good: string }} RuleEntry */
/** @typedef {{ svg: string, parts: Part[], findings: FindingEntry[], notes: string[], summary: Section[] }} Side */
/**
 * @typedef {{ title: string, svg: string, parts: Part[], findings: FindingEntry[], rules: { [code: string]: RuleEntry },
 *   notes: string[], summary: Section[], sides: { [key: string]: Side } }} Picture
 */
/** @typedef {{ value: string, label: string }} Choice */
/** @typedef {{ value: string, label: string, part: string }} ComponentChoice */
/**
 * @typedef {{ layers: Choice[], sides: Choice[], details: Choice[], views: Choice[], namings: Choice[], modes: Choice[],
 *   consequences: { [kind: string]: string }, port: number }} Choices
 */
/** @typedef {{ name: string, day: { [role: string]: string }, night: { [role: string]: string } | null }} Paint */
/** @typedef {{ key: string, inside: string, label: string, public: number | null, container: number | null, parts: string[] }} PortChoice */
/**
 * @typedef {{ spec: boolean, domains: string[], hosts: string[], ssl: string, proxied: boolean, components: ComponentChoice[],
 *   ports: PortChoice[], changes: ChangeRow[], themes: Paint[] }} Controls
 */
/** @typedef {{ kind: string, text: string, part: string }} ChangeRow */
/** @typedef {{ kind: string, text: string, trait?: string, key?: string, part?: string }} ConsequenceEntry */

/** @typedef {{ id: string, name: string, written: string, x: number, y: number, width: number, height: number }} CanvasCard */
/** @typedef {{ strokes: string, fills: string, size: number, width: number }} CanvasGlyph */
/**
 * @typedef {{ title: string, prompt: string, svg: string, width: number, height: number, cards: CanvasCard[],
 *   protocols: Choice[], glyphs: { [name: string]: CanvasGlyph }, hints: number }} CanvasSheet
 */
/** @typedef {{ source: string, target: string, protocol: string, port: number | null, encrypted: boolean | null }} CanvasLink */
/** @typedef {{ status: string, says: string }} CanvasMark */
/** @typedef {{ headline?: string, right?: boolean, marks?: CanvasMark[], checked?: CanvasLink[] }} CanvasVerdict */

/** @typedef {{ part: string, number: number, here: boolean, text: string, author: string, date: string, state: string }} NoteEntry */
/** @typedef {{ text: string, state: { [trait: string]: any } }} TourStop */
/** @typedef {{ title: string, steps: TourStop[] }} TourEntry */
/** @typedef {{ code: string, where: string, part: string, text: string, certain: boolean, patch?: string }} FoundEntry */
/** @typedef {{ name: string, host: string, port: number | null }} VariableForm */
/**
 * @typedef {{ key: string, part: string, image: string, ports: (number | null)[][], domains: string[],
 *   variables: VariableForm[] }} ComponentForm
 */
/** @typedef {{ host: string, proxied: boolean, ssl: string, always: boolean }} DomainForm */
/**
 * @typedef {{ module?: string, may_edit?: boolean, error?: string, at?: string, cannot?: string, notes?: NoteEntry[], tours?: TourEntry[],
 *   edits?: string[], diff?: string, files?: string[], refused?: string, found?: FoundEntry[], components?: ComponentForm[],
 *   domains?: DomainForm[], parts?: string[] }} ReviewState
 */

/**
 * The widget's traits that are synchronised, as in widget/explorer.py.
 *
 * @typedef {{ selected: string, hovered: string, trace: string[], path: number, step: number, search: string,
 *   layers: string[], side: string, viewport: number[], sync_hover: boolean, sync_viewport: boolean,
 *   detail: string, view: string, naming: string, theme: string,
 *   domain: string | null, domains: { [domain: string]: string }, proxied: boolean | null, ssl: string | null, off: string[], closed: string[],
 *   publishes: { [port: string]: number }, listens: { [port: string]: number }, _picture: Picture, _paths: PathTable,
 *   _consequences: ConsequenceEntry[], _faults: string[], _controls: Controls, _choices: Choices, _turn: number, _anew: number, _alone: boolean,
 *   _review: ReviewState, _style: string }} Traits
 */

/**
 * What anywidget gives, and what a page of its own stands in for.
 *
 * @typedef {{ get(name: string): any, set(name: string, value: any): void, save_changes(): void, send?(message: object): void,
 *   on(event: string, react: (message?: any) => void): void, off(event: string, react: (message?: any) => void): void }} Model
 */

export {};
