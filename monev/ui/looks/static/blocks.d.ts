// What each block holds, written by tools/block_types.py from monev/ui/looks/block_types.py and what
// it is made of: change it there.

declare namespace Blocks {
  /** An address makes it a link, an `act` a button. */
  interface Touchable {
    href?: string | null;
    act?: unknown;
  }

  /** `leaves`: to what is no page of ours; `primary`: to press next. */
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

  /** A word and what it means. */
  interface Term {
    text: string;
    note: string;
  }

  /** One of what a field chooses from. */
  interface Option {
    label: string;
    value: string | number;
    on?: boolean;
  }

  /** A field that chooses one of its options; its name is sent with the value. */
  interface Select {
    name: string;
    label: string;
    options: Option[];
  }

  /** The same, with the value that the address asks for; None where there is no such choice. */
  interface AskedSelect {
    name: string;
    label: string;
    options: Option[];
    asked: string | null;
  }

  /** What is looked at, in one line; its start is cut where there is little room. */
  interface HeadLine {
    start: string;
    end: string;
  }

  /** The end of a triwulan as the posisi. */
  interface TriwulanChoice {
    label: string;
    name: string;
    href: string;
    current: boolean;
  }

  /** The posisi, and the days it can be. */
  interface HeadDay {
    text: string;
    value: string;
    min: string;
    max: string;
  }

  /** Who is signed in: an empty name for a guest. */
  interface Who {
    name: string;
    href?: string;
  }

  /**
   * What a head says beside its title. `help`: what the words of the page mean, posisi first;
   * `data`: which data are shown; `badge`: a word of warning about them; `who` None: at the machine
   * itself.
   */
  interface HeadParts {
    line?: HeadLine;
    satker?: Option[];
    tahun?: Option[];
    triwulan?: TriwulanChoice[];
    day?: HeadDay;
    help?: Term[];
    today?: Way | null;
    data?: string;
    badge?: string;
    who?: Who | null;
  }

  /** A page in the menu of a phone, with how much waits there. */
  interface Door {
    text: string;
    note: string;
    href: string;
    current: boolean;
  }

  /** One thing that was found. */
  interface FoundItem {
    text: string;
    href: string;
    kode?: string;
    note?: string;
  }

  /** What was found of one kind. */
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

  /** A file that the browser saves. `coded`: its bytes are written in letters. */
  interface SavedFile {
    name: string;
    mime: string;
    content: string;
    id?: string;
    coded?: boolean;
  }

  /**
   * How an action looks and what it is called in full. `is_open`: it folds what stands below;
   * `leaves`: its address is no page of ours.
   */
  interface ActionLooks {
    name?: string;
    note?: string;
    primary?: boolean;
    is_open?: boolean;
    leaves?: boolean;
  }

  /** A way on or a thing to do. `file` is saved by the browser, `copy` put into its clipboard. */
  interface Action {
    href?: string | null;
    act?: unknown;
    name?: string;
    note?: string;
    primary?: boolean;
    is_open?: boolean;
    leaves?: boolean;
    text: string;
    file?: SavedFile;
    copy?: string;
  }

  /** A cell of a table. `marked`: the one it is about; `wide_only`: not on a phone. */
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
   * A figure as a card. With `n` and `total` it has a bar; `share` is a percent; `badge` stands
   * before the value; `tone` is the status of the change.
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

  /** A part of a bar: a status (or "belum_dilaporkan", "rencana") and how many. */
  interface Part {
    status: string;
    n: number;
  }

  /**
   * What may be said of a bar. `late`: a badge's text; `on`: it is chosen; `before`: a line across
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

  /** What may be said of a row. */
  interface RowParts {
    href?: string | null;
    act?: unknown;
    kode?: string;
  }

  /** A tenggat or another thing: what it is, how it stands in words and a sign, its notes. */
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

  /** A cell of a heatmap; `heading` where it stands in a row by itself. */
  interface Cell {
    text: string;
    state: string;
    late?: string;
    share?: number;
    total?: boolean;
    heading?: string;
  }

  /** A field of words that a list is narrowed by. */
  interface SearchField {
    name: string;
    label: string;
    value: string;
  }

  /** One choice of a filter, with how many rows it leaves. */
  interface Narrowing {
    text: string;
    on: boolean;
    act: unknown;
    n?: number;
    count?: string;
  }

  /** A filter with its choices. */
  interface FilterGroup {
    label: string;
    items: Narrowing[];
  }

  /** What takes all filters away. */
  interface Clear {
    text: string;
    act: unknown;
  }

  /** What was given as a link: words alone where it is no address. */
  interface LooseLink {
    text: string;
    href?: string;
  }

  /** A document that lacks. */
  interface MissingBukti {
    text: string;
    note: string;
    links: LooseLink[];
  }

  /** A langkah in words, its PIC, the documents it lacks. */
  interface MissingParts {
    text: string;
    pic: string;
    bukti: MissingBukti[];
  }

  /** The same; `state` and `when` in place of the langkah's own. */
  interface MissingWords {
    text: string;
    pic: string;
    bukti: MissingBukti[];
    href?: string | null;
    act?: unknown;
    state?: string;
    when?: string;
  }

  /** A langkah with the documents it lacks. */
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
   * A file to be saved; without an address it is not there. `picture`: the address of a small one.
   */
  interface FileItem {
    text: string;
    note: string;
    href: string | null;
    picture?: string | null;
  }

  /** What of a bukti goes to the browser and comes back with a verdict. */
  interface JudgedBy {
    status: string;
    tautan: string;
    catatan: string;
  }

  /** A web address by its host and the last part of its path. */
  interface InboxLink {
    host: string;
    text: string;
    href: string;
  }

  /** A file of a bukti. `pages`: where each of its pages is, without its number. */
  interface InboxFile {
    text: string;
    href?: string;
    pages?: string | null;
  }

  /**
   * A bukti that waits. `said`: who reported it, when; `words`: where it lies; `closed`: why this
   * person may not judge it.
   */
  interface InboxItem {
    id: string;
    bukti: string;
    tenggat: string;
    when: string;
    said: string;
    note: string;
    words: string;
    links: InboxLink[];
    files: InboxFile[];
    closed: string;
    seen: JudgedBy;
  }

  /** A langkah with its bukti that wait. */
  interface InboxLangkah {
    kode: string;
    text: string;
    pic: string;
    items: InboxItem[];
  }

  /** The answer to the last message. `back`: the bukti to go back to. */
  interface InboxAnswer {
    id?: string;
    said?: string;
    refused?: string[];
    back?: string;
  }

  /**
   * What an inbox says beside its list. `undo`: there is something to take back; `visit`: another
   * one where a server begins anew.
   */
  interface InboxParts {
    undo: boolean;
    note_length: number;
    visit: string;
    answer: InboxAnswer;
  }

  /** A way to a document. */
  interface DocumentWay {
    mark: string;
    text: string;
    href?: string;
  }

  /** A document of a line as a tick. `fixed`: it is not for who reports to say. */
  interface ReportedDocument {
    name: string;
    status: string;
    link: string;
    on: boolean;
    fixed: boolean;
    state: string;
    note: string;
    ways: DocumentWay[];
  }

  /** A heading between lines. */
  interface ReportHeading {
    heading: string;
    id: string;
  }

  /**
   * A line of a quarter. `report`: a code of STATUS_LAPORAN, "" while nobody said; `state`: its
   * word where no key says it; `done`: the day as 2025-09-30; `note`: the kendala; `undo`: there is
   * something to take back; `open`: it may be reported.
   */
  interface ReportLine {
    id: string;
    kode: string;
    tenggat: string;
    text: string;
    pic: string;
    when: string;
    href: string;
    report: string;
    state: string;
    done: string;
    note: string;
    documents: ReportedDocument[];
    undo: boolean;
    open: boolean;
  }

  /** The answer to the last message. `refused`: why, by the id of a line. */
  interface ReportAnswer {
    id?: string;
    said?: string;
    refused?: Record<string, string>;
  }

  /**
   * What a report says beside its lines. `words`: of the statuses that are said with a key; `year`:
   * of a day without one; `empty`: said without lines.
   */
  interface ReportParts {
    words: Record<string, string>;
    year: number;
    note_length: number;
    empty: string;
    visit: string;
    answer: ReportAnswer;
  }

  /** A tick; without an act it only says how it stands. `ask`: the question before it is sent. */
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
   * What may be said of an item. `muted`: quiet; `wide`: its aside has room; `inline`: its buttons
   * stand beside its text; `brief`: one line; `details`: said where it is read in full; `parts`: a
   * fold behind a button.
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

  /** What is to be done about. */
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

  /** A line that holds items back until it is touched, or (`fills`) until all of them fit. */
  interface Fold {
    fold: string;
    items: Item[];
    key: string;
    fills?: boolean;
  }

  type Entry = Item | Fold | ItemHeading;

  /** A line of a still picture: its words at its end, its points [place, share]; `plan`: quiet. */
  interface StillLine {
    text: string;
    plan: boolean;
    points: number[][];
  }

  /** The axis of a still picture: month names until the place `end`, posisi with its label. */
  interface StillParts {
    months: string[];
    end: number;
    posisi: number;
    label: string;
  }

  /**
   * What a field may say of itself. `lines`: how many; `options`: pairs of code and word;
   * `suggested`: values put in by a touch; `saves`: in "lines" Enter saves.
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
   * What may be said of a form. `seen`: what the person had before them; `hint`: above the fields,
   * of several paragraphs a list; `save`: its button's word.
   */
  interface FormParts {
    seen?: Record<string, string>;
    hint?: string | string[];
    save?: string;
  }

  /** A form: its fields and the message it is sent with. */
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

  /** A screen in the order of a meeting; `skipped`: passed by, for this reason. */
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

  /** A langkah that can be jumped to. */
  interface FoundLangkah {
    kode: string;
    text: string;
    screen: string;
  }

  /** A field that somebody else changed meanwhile: both values in words, theirs as a value too. */
  interface Clash {
    field: string;
    value: string;
    stored: string;
    typed: string;
  }

  /** The answer to the message sent last: done or refused as a whole or by field. */
  interface RoomAnswer {
    id?: string;
    ok?: boolean;
    title?: string;
    error?: string;
    advice?: string;
    fields?: Record<string, string>;
    clashes?: Clash[];
    said?: string;
    file?: SavedFile;
    langkah?: FoundLangkah[];
  }

  /** The head of a page. */
  interface Head {
    line?: HeadLine;
    satker?: Option[];
    tahun?: Option[];
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

  /** The product's name, which leads to its first page. */
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

  /** The search everywhere; its address answers with groups of what was found. */
  interface Search {
    kind: "search";
    text: string;
    hint: string;
    address: string;
    key: string;
  }

  /** A sentence. `tone`: of its looks. */
  interface Sentence {
    kind: "sentence";
    text: string;
    tone: string;
    key: string;
  }

  /** A heading with its note and a way on. `appears`: the page moves to where it stands. */
  interface Heading {
    kind: "heading";
    text: string;
    level: number;
    note: string;
    link: Way | null;
    appears: boolean;
  }

  /** What has to be known before the figures are read. */
  interface Notice {
    kind: "notice";
    text: string;
    tone: string;
    link: Way | null;
    key: string;
    mark?: string;
    notes?: string[];
  }

  /** Numbered words on what to look at first. */
  interface FirstLook {
    kind: "firstLook";
    items: string[];
    text: string;
    key: string;
  }

  /** What Ctrl+P prints in the page's place. */
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

  /** Ways on and things to do in a row. */
  interface Actions {
    kind: "actions";
    items: Action[];
  }

  /** A table, on a phone a card for each row. */
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

  /** Rows of tenggat or of other things. */
  interface Rows {
    kind: "rows";
    label: string;
    items: RowItem[];
    ordered: boolean;
    key: string;
  }

  /** Blocks together, as `looks` says. */
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

  /** One row of a heatmap by itself. */
  interface Cells {
    kind: "cells";
    label: string;
    items: Cell[];
  }

  /** The heading over what a touch opened; `act` closes it again. */
  interface Opened {
    kind: "opened";
    text: string;
    note: string;
    act: unknown;
    key: string;
  }

  /** What stands over a list: how many it holds, a search, choices, what is done with it. */
  interface Tools {
    kind: "tools";
    count: string;
    search: SearchField | null;
    selects: Select[];
    items: Action[];
    key: string;
  }

  /** Choices that narrow what is shown, behind a button. */
  interface Filters {
    kind: "filters";
    opener: string;
    groups: FilterGroup[];
    clear: Clear | null;
    key: string;
  }

  /** Langkah with the documents they lack; `looks` "plain" without a column of states. */
  interface Missing {
    kind: "missing";
    label: string;
    items: MissingLangkah[];
    looks: string;
    key: string;
  }

  /** Files to be saved. */
  interface Files {
    kind: "files";
    label: string;
    items: FileItem[];
    key: string;
  }

  /** What waits to be judged, by langkah. */
  interface Inbox {
    undo: boolean;
    note_length: number;
    visit: string;
    answer: InboxAnswer;
    kind: "inbox";
    langkah: InboxLangkah[];
    key: string;
  }

  /** The lines of a quarter that is reported. */
  interface Report {
    words: Record<string, string>;
    year: number;
    note_length: number;
    empty: string;
    visit: string;
    answer: ReportAnswer;
    kind: "report";
    lines: (ReportLine | ReportHeading)[];
    key: string;
  }

  /** What is to be done about; `empty` is said where there is nothing. */
  interface Items {
    kind: "items";
    items: Entry[];
    empty: string;
  }

  /** A picture that stands still. */
  interface Still {
    months: string[];
    end: number;
    posisi: number;
    label: string;
    kind: "still";
    alt: string;
    lines: StillLine[];
  }

  /** An address for the phones in the room, as a picture. */
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
   * What a room holds. `here`: the key of the screen that is shown; `screens`: those that are
   * ready; `version`: of what is recorded; `leader`: what the browser calls its screen that leads;
   * `meeting`: what tells it from every other; `names`: known for a field of names; `recorder`: the
   * name this browser gave, None where who records is known.
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
   * A meeting's room, over the whole page. `follows` None: it is closed; `visit`: another one where
   * a server that was started anew draws it.
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
    | Filters
    | FirstLook
    | Group
    | Head
    | Heading
    | Home
    | Inbox
    | Items
    | Lines
    | Missing
    | Notice
    | Opened
    | Qr
    | Report
    | Room
    | Rows
    | Search
    | Sentence
    | Sheet
    | Still
    | Switches
    | Table
    | Tools;

  /** What a page sends the component. `plan_only`: all in the neutral colour. */
  interface Page {
    blocks: Block[];
    plan_only: boolean;
    file?: SavedFile;
  }
}
