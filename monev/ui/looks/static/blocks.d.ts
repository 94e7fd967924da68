// What each block holds, written by tools/block_types.py from monev/ui/looks/block_types.py and what
// it is made of: change it there.

declare namespace Blocks {
  /** Something to touch: an address makes it a link, an `act` a button. */
  interface Touchable {
    href?: string | null;
    act?: unknown;
  }

  /** How a link looks. `leaves`: it goes to no page of ours; `primary`: the one to press next. */
  interface WayLooks {
    leaves?: boolean;
    primary?: boolean;
  }

  /** A link with its words. */
  interface Way {
    leaves?: boolean;
    primary?: boolean;
    text: string;
    href: string;
  }

  /** A word and its meaning. */
  interface Term {
    text: string;
    note: string;
  }

  /** One option of a field. */
  interface Option {
    label: string;
    value: string | number;
    on?: boolean;
  }

  /** What the page shows, in one line; its start is cut if there is little room. */
  interface HeadLine {
    start: string;
    end: string;
  }

  /** The end of a triwulan, to be chosen as the posisi. */
  interface TriwulanChoice {
    label: string;
    name: string;
    href: string;
    current: boolean;
  }

  /** The posisi, and its first and last possible day. */
  interface HeadDay {
    text: string;
    value: string;
    min: string;
    max: string;
  }

  /** The person who is signed in; an empty name for a guest. */
  interface Who {
    name: string;
    href?: string;
  }

  /**
   * The parts of a head beside its title.
   * `help`: the meaning of the page's words, posisi first. `data`: which data are shown. `badge`: a
   * warning about them. `who` None: at the machine itself. `area`, `pic`: what the page can be
   * narrowed to.
   */
  interface HeadParts {
    line?: HeadLine;
    satker?: Option[];
    tahun?: Option[];
    area?: Option[];
    pic?: Option[];
    triwulan?: TriwulanChoice[];
    day?: HeadDay;
    help?: Term[];
    today?: Way | null;
    data?: string;
    badge?: string;
    who?: Who | null;
  }

  /** A page in the menu of a phone, with the count of what waits there. */
  interface Door {
    text: string;
    note: string;
    href: string;
    current: boolean;
  }

  /** One hit of the search. */
  interface FoundItem {
    text: string;
    href: string;
    kode?: string;
    note?: string;
  }

  /** The hits of one kind. */
  interface FoundGroup {
    label: string;
    items: FoundItem[];
  }

  /** A line of words. */
  interface Line {
    href?: string | null;
    act?: unknown;
    text: string;
  }

  /** A file that the browser saves. `coded`: its content is base64. */
  interface SavedFile {
    name: string;
    mime: string;
    content: string;
    id?: string;
    coded?: boolean;
  }

  /** How an action looks. `name`: its full name. `leaves`: its address is no page of ours. */
  interface ActionLooks {
    name?: string;
    note?: string;
    primary?: boolean;
    leaves?: boolean;
  }

  /** A link or button. `file` is saved by the browser, `copy` goes into its clipboard. */
  interface Action {
    href?: string | null;
    act?: unknown;
    name?: string;
    note?: string;
    primary?: boolean;
    leaves?: boolean;
    text: string;
    file?: SavedFile;
    copy?: string;
  }

  /** A cell of a table. `marked`: the one in question; `wide_only`: not on a phone. */
  interface TableCell {
    text: string;
    kode?: string;
    status?: string;
    number?: boolean;
    marked?: boolean;
    wide_only?: boolean;
    note?: string;
  }

  /**
   * A figure as a card.
   * With `n` and `total` it has a bar. `share` is a percentage, `badge` stands before the value,
   * `tone` is the status of the change.
   */
  interface Figure {
    href?: string | null;
    act?: unknown;
    label: string;
    value: string;
    key?: string;
    share?: string;
    n?: number;
    total?: number;
    status?: string;
    mark?: string;
    badge?: string;
    change?: string;
    tone?: string;
    note?: string;
  }

  /** A part of a bar: a status (or "belum_dilaporkan", "rencana") and its count. */
  interface Part {
    status: string;
    n: number;
  }

  /**
   * Optional parts of a bar. `late`: a badge's text; `on`: it is chosen; `before`: a line across
   * it, at so many percent.
   */
  interface BarParts {
    href?: string | null;
    act?: unknown;
    total?: number;
    late?: string;
    note?: string;
    on?: boolean;
    before?: number | null;
  }

  /** A bar with its parts. */
  interface Bar {
    href?: string | null;
    act?: unknown;
    total?: number;
    late?: string;
    note?: string;
    on?: boolean;
    before?: number | null;
    label: string;
    parts: Part[];
    value: string;
  }

  /** Optional parts of a row. */
  interface RowParts {
    href?: string | null;
    act?: unknown;
    kode?: string;
  }

  /** A tenggat or another thing: its text, its state in words and as a sign, its notes. */
  interface RowItem {
    href?: string | null;
    act?: unknown;
    kode?: string;
    mark: string;
    status: string;
    text: string;
    state: string;
    notes: string[];
  }

  /** One of several choices, or one that is on or off. */
  interface Switch {
    text: string;
    on: boolean;
    act: unknown;
    name?: string;
    mark?: string;
    status?: string;
  }

  /** A cell of a heatmap; `said`: its place and content in words. */
  interface Cell {
    text: string;
    state: string;
    late?: string;
    share?: number;
    total?: boolean;
    said?: string;
  }

  /** A row of cells; `heads`: those below belong to it. */
  interface CellsRow {
    label: string;
    cells: Cell[];
    act?: unknown;
    heads?: boolean;
  }

  /** A link as it was given: only words if it is no address. */
  interface LooseLink {
    text: string;
    href?: string;
  }

  /** A missing document. */
  interface MissingBukti {
    text: string;
    note: string;
    links: LooseLink[];
  }

  /** A langkah in words, its PIC, and its missing documents. */
  interface MissingParts {
    text: string;
    pic: string;
    bukti: MissingBukti[];
  }

  /** The same; `state` and `when` replace the langkah's own. */
  interface MissingWords {
    text: string;
    pic: string;
    bukti: MissingBukti[];
    href?: string | null;
    act?: unknown;
    state?: string;
    when?: string;
  }

  /** A langkah with its missing documents. */
  interface MissingLangkah {
    href?: string | null;
    act?: unknown;
    text: string;
    pic: string;
    bukti: MissingBukti[];
    mark: string;
    status: string;
    state: string;
    kode: string;
    when: string;
  }

  /**
   * A file to save; without an address it is not here. `picture`: the address of a small picture.
   */
  interface FileItem {
    text: string;
    note: string;
    href: string | null;
    picture?: string | null;
  }

  /** A tick; without an act it can't be changed. `ask`: the question before it is sent. */
  interface Tick {
    text: string;
    full: string;
    on: boolean;
    key: string;
    act?: unknown;
    ask?: string;
  }

  /** A heading between items. */
  interface ItemHeading {
    heading: string;
  }

  /**
   * Optional parts of an item.
   * - `muted`: drawn quietly; `wide`: its aside has more room; `brief`: one line.
   * - `inline`: its buttons stand beside its text.
   * - `details`: shown only where the item is read in full.
   * - `parts`: a fold behind a button.
   */
  interface ItemParts {
    kode?: string;
    number?: string;
    status?: string;
    mark?: string;
    aside?: string;
    who?: string;
    notes?: string[];
    ticks?: Tick[];
    buttons?: Action[];
    inline?: boolean;
    muted?: boolean;
    wide?: boolean;
    brief?: boolean;
    details?: string[];
    parts?: Fold;
  }

  /** An item to work on. */
  interface Item {
    kode?: string;
    number?: string;
    status?: string;
    mark?: string;
    aside?: string;
    who?: string;
    notes?: string[];
    ticks?: Tick[];
    buttons?: Action[];
    inline?: boolean;
    muted?: boolean;
    wide?: boolean;
    brief?: boolean;
    details?: string[];
    parts?: Fold;
    text: string;
  }

  /** A line that hides items until it is touched, or (`fills`) until all of them fit. */
  interface Fold {
    fold: string;
    items: Item[];
    key: string;
    fills?: boolean;
  }

  type Entry = Item | Fold | ItemHeading;

  /**
   * A line of a picture: the words at its end, its points [place, share]; `plan`: drawn quietly.
   */
  interface StillLine {
    text: string;
    plan: boolean;
    points: number[][];
  }

  /** The axis of a picture: month names until the place `end`, and the posisi with its label. */
  interface StillParts {
    months: string[];
    end: number;
    posisi: number;
    label: string;
  }

  /**
   * Optional parts of a field.
   * `lines`: its height; `options`: pairs of code and word; `suggested`: values that a touch puts
   * in; `saves`: Enter saves in a field of kind "lines".
   */
  interface FieldLooks {
    lines?: number;
    options?: [string, string][];
    suggested?: string[];
    saves?: boolean;
  }

  /** A field of a form. */
  interface Field {
    lines?: number;
    options?: [string, string][];
    suggested?: string[];
    saves?: boolean;
    name: string;
    label: string;
    value: string;
    kind: "line" | "lines" | "day" | "names" | "choice";
  }

  /**
   * Optional parts of a form.
   * `seen`: the values the person saw; `hint`: text above the fields, a list for several
   * paragraphs; `save`: the word on its button.
   */
  interface FormParts {
    seen?: Record<string, string>;
    hint?: string | string[];
    save?: string;
  }

  /** A form: its fields and the message that sends it. */
  interface Form {
    seen?: Record<string, string>;
    hint?: string | string[];
    save?: string;
    title: string;
    fields: Field[];
    message: Record<string, unknown>;
  }

  /** The act that opens a form. */
  interface OpenForm {
    open: Form;
  }

  /** A screen in the order of a meeting; `skipped`: it is passed over, for this reason. */
  interface ScreenPlace {
    key: string;
    title: string;
    name: string;
    skipped: boolean;
    reason: string;
    next: string;
    previous: string;
  }

  /** What *Urungkan* would take back. */
  interface LastRecord {
    entry: number;
    origin: string;
    text: string;
  }

  /** A langkah in the search of a meeting. */
  interface FoundLangkah {
    kode: string;
    text: string;
    screen: string;
  }

  /** A field that somebody else changed meanwhile: both values in words, and theirs as a value. */
  interface Clash {
    field: string;
    value: string;
    stored: string;
    typed: string;
  }

  /** The answer to the last message: done, or refused as a whole or by field. */
  interface RoomAnswer {
    id?: string;
    ok?: boolean;
    title?: string;
    error?: string;
    advice?: string;
    fields?: Record<string, string>;
    clashes?: Clash[];
    said?: string;
    langkah?: FoundLangkah[];
  }

  /** The head of a page. */
  interface Head {
    line?: HeadLine;
    satker?: Option[];
    tahun?: Option[];
    area?: Option[];
    pic?: Option[];
    triwulan?: TriwulanChoice[];
    day?: HeadDay;
    help?: Term[];
    today?: Way | null;
    data?: string;
    badge?: string;
    who?: Who | null;
    kind: "head";
    title: string;
    key: string;
  }

  /** The product's name, a link to its first page. */
  interface Home {
    kind: "home";
    text: string;
    href: string;
    key: string;
  }

  /** The pages as a bar at the foot of a phone, the far ones behind *Lainnya*. */
  interface Doors {
    kind: "doors";
    near: Door[];
    far: Door[];
    key: string;
  }

  /** The search; its address answers with groups of hits. */
  interface Search {
    kind: "search";
    text: string;
    hint: string;
    address: string;
    key: string;
  }

  /** A sentence; `tone` decides its looks. */
  interface Sentence {
    kind: "sentence";
    text: string;
    tone: string;
    key: string;
  }

  /** A heading with its note and a link. `appears`: the page scrolls to it. */
  interface Heading {
    kind: "heading";
    text: string;
    level: number;
    note: string;
    link: Way | null;
    appears: boolean;
  }

  /** A notice that stands before the figures. */
  interface Notice {
    kind: "notice";
    text: string;
    tone: string;
    link: Way | null;
    key: string;
    mark?: string;
    notes?: string[];
  }

  /** The picture that Ctrl+P prints in the page's place. */
  interface Sheet {
    kind: "sheet";
    address: string;
    key: string;
  }

  /** Lines of words, or pills (`looks` "flow"). */
  interface Lines {
    kind: "lines";
    items: Line[];
    looks: string;
    key: string;
  }

  /** Links and buttons in a row. */
  interface Actions {
    kind: "actions";
    items: Action[];
  }

  /** A table, on a phone a card per row. */
  interface Table {
    kind: "table";
    label: string;
    head: string[];
    rows: (string | TableCell)[][];
    key: string;
  }

  /** Figures as cards, on a phone as lines. */
  interface Figures {
    kind: "figures";
    label: string;
    items: Figure[];
  }

  /** Bars, each a share of its own total or all on one `scale`. */
  interface Bars {
    kind: "bars";
    label: string;
    items: Bar[];
    scale: number;
    looks: string;
  }

  /** Rows of tenggat or other things. */
  interface Rows {
    kind: "rows";
    label: string;
    items: RowItem[];
    ordered: boolean;
    key: string;
  }

  /** Blocks together, laid out by `looks`. */
  interface Group {
    kind: "group";
    looks: string;
    blocks: Block[];
    key: string;
  }

  /** Choices in a row, in groups of which one is on. */
  interface Switches {
    kind: "switches";
    label: string;
    choices: Switch[][];
    shows_label: boolean;
    key: string;
  }

  /** Rows of cells for the back row, below their headings; the first heading is that of names. */
  interface Cells {
    kind: "cells";
    label: string;
    headings: string[];
    items: CellsRow[];
  }

  /** The month names of the picture below: at `above` pixels of it, after a share `before`. */
  interface Months {
    kind: "months";
    label: string;
    items: Line[];
    above: number;
    before: number;
    key: string;
  }

  /** The heading of what a touch opened; `act` closes it. */
  interface Opened {
    kind: "opened";
    text: string;
    note: string;
    act: unknown;
    key: string;
  }

  /** Langkah with their missing documents; `looks` "plain": without a column of states. */
  interface Missing {
    kind: "missing";
    label: string;
    items: MissingLangkah[];
    looks: string;
    key: string;
  }

  /** Files to save. */
  interface Files {
    kind: "files";
    label: string;
    items: FileItem[];
    key: string;
  }

  /** Items to work on; `empty` is said without any. */
  interface Items {
    kind: "items";
    items: Entry[];
    empty: string;
  }

  /** A picture without interaction. */
  interface Still {
    months: string[];
    end: number;
    posisi: number;
    label: string;
    kind: "still";
    alt: string;
    lines: StillLine[];
  }

  /** An address for the phones in the room, as a QR code. */
  interface Qr {
    kind: "qr";
    text: string;
    address: string;
    picture: string;
    act?: unknown;
  }

  /** A screen of a meeting. */
  interface RoomScreen {
    kind: string;
    title: string;
    blocks: Block[];
  }

  /**
   * The fields of a room.
   * - `meeting`: tells this meeting from every other; `version`: tells its states apart.
   * - `here`: the key of the shown screen; `screens`: those that are ready.
   * - `leader`: the id that the leading screen gave itself.
   * - `names`: suggestions for a field of names.
   * - `recorder`: the name this browser gave; None if the visitor is signed in.
   */
  interface RoomParts {
    meeting: string;
    here: string;
    screens: Record<string, RoomScreen>;
    order: ScreenPlace[];
    version: (string | number | null)[];
    place: string;
    badge: string;
    remark: string;
    plan_only: boolean;
    filtered: boolean;
    undo: LastRecord | null;
    names: string[];
    recorder: string | null;
    leader: string;
    may_lead: boolean;
  }

  /**
   * A meeting's room, which covers the page.
   * `follows` None: it is closed. `visit`: differs if a restarted server draws the room.
   */
  interface Room {
    meeting: string;
    here: string;
    screens: Record<string, RoomScreen>;
    order: ScreenPlace[];
    version: (string | number | null)[];
    place: string;
    badge: string;
    remark: string;
    plan_only: boolean;
    filtered: boolean;
    undo: LastRecord | null;
    names: string[];
    recorder: string | null;
    leader: string;
    may_lead: boolean;
    kind: "room";
    key: string;
    follows?: boolean | null;
    answer?: RoomAnswer | null;
    visit?: string;
    dark?: boolean;
  }

  type Block =
    | Actions
    | Bars
    | Cells
    | Doors
    | Figures
    | Files
    | Group
    | Head
    | Heading
    | Home
    | Items
    | Lines
    | Missing
    | Months
    | Notice
    | Opened
    | Qr
    | Room
    | Rows
    | Search
    | Sentence
    | Sheet
    | Still
    | Switches
    | Table;

  /**
   * What a page sends to the component.
   * `plan_only`: everything in the neutral colour. `width`: of the window it was drawn for.
   */
  interface Page {
    blocks: Block[];
    plan_only: boolean;
    file?: SavedFile;
    width?: number;
  }
}
