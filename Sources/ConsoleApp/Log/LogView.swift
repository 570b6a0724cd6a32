import CustomerSuccess
import SuccessStore
import TerminalUI

/// The change log: who did what, when; each entry opens into what it changed from what to what.
struct LogView: Hashable, Sendable {
  private let reader: Reader
  private(set) var field = TextField("")
  /// Keys go into the filter's line until Enter or Esc; before that they act on the list, as on any other.
  private(set) var isTyping = false
  private(set) var filter = LogFilter()
  private(set) var mistake: FilterError?
  private(set) var entries: [ChangeEntry]?
  private(set) var chosen = 0
  private(set) var opened: ChangeRecord?
  private var wanted: ChangeEntry.ID?
  private(set) var top = 0
  private(set) var trouble: StoreError?

  /// As many as anyone scrolls through; words find the rest.
  static let limit = 300
  /// Edits of one entry that are shown.
  static let editLimit = 100

  /// What the filter's words mean, as of when the log was opened.
  struct Reader: Hashable, Sendable {
    var me: String
    var zone: Zone
    var now: Instant
    /// An entry can be taken back from here.
    var canUndo = true
  }

  var canUndo: Bool { reader.canUndo }

  init(_ reader: Reader, text: String = "") {
    self.reader = reader
    field = TextField(text)
    narrow()
  }

  enum Outcome: Hashable {
    case looking
    case closed
    /// This entry is to be taken back.
    case undo(ChangeEntry)
    /// All entries that match are to be written to a file.
    case write
  }

  var question: AnyQuestion {
    if let wanted { return AnyQuestion(ChangeQuery(wanted, limit: LogView.editLimit, withContext: true)) }
    return AnyQuestion(LogQuery(filter, limit: LogView.limit))
  }

  mutating func press(_ key: Key) -> Outcome {
    if opened != nil { return pressEntry(key) }
    return isTyping ? type(key) : pressList(key)
  }

  private mutating func pressList(_ key: Key) -> Outcome {
    switch key {
    case .escape where !field.text.isEmpty:
      field = TextField("")
      narrow()
    case .escape, .control("c"), .character("q"), .character("U"): return .closed
    case .enter:
      if let entry = chosenEntry { wanted = entry.id }
    case .character("/"): isTyping = true
    case .character("w"): return .write
    default: move(by: key)
    }
    return .looking
  }

  private mutating func type(_ key: Key) -> Outcome {
    switch key {
    case .enter: isTyping = false
    case .escape:
      isTyping = false
      field = TextField("")
      narrow()
    case .control("c"): return .closed
    case .down, .up, .pageDown, .pageUp: move(by: key)
    default:
      let before = field.text
      field.press(key)
      if field.text != before { narrow() }
    }
    return .looking
  }

  private mutating func move(by key: Key) {
    switch key {
    case .down, .control("n"), .character("j"): move(by: 1)
    case .up, .control("p"), .character("k"): move(by: -1)
    case .pageDown, .control("f"): move(by: 10)
    case .pageUp, .control("b"): move(by: -10)
    case .home, .character("g"): move(by: -LogView.limit)
    case .end, .character("G"): move(by: LogView.limit)
    default: break
    }
  }

  /// What is shown stays until the filter can be read again.
  private mutating func narrow() {
    chosen = 0
    do throws(FilterError) {
      filter = try LogFilter(field.text, me: reader.me, zone: reader.zone, at: reader.now)
      mistake = nil
    } catch {
      mistake = error
    }
  }

  private mutating func pressEntry(_ key: Key) -> Outcome {
    switch key {
    case .down, .character("j"): top += 1
    case .up, .character("k"): top = max(0, top - 1)
    case .character("u"): if let entry = opened?.entry { return .undo(entry) }
    default:
      opened = nil
      wanted = nil
      top = 0
    }
    return .looking
  }

  /// A row that the mouse has chosen.
  mutating func choose(_ row: Int) { chosen = row }

  var chosenID: ChangeEntry.ID? { chosenEntry?.id }

  private var chosenEntry: ChangeEntry? {
    guard let entries, entries.indices.contains(chosen) else { return nil }
    return entries[chosen]
  }

  private mutating func move(by step: Int) { chosen = min(max(0, chosen + step), max(0, (entries?.count ?? 0) - 1)) }

  mutating func receive(_ answer: AnyAnswer) {
    if let error = answer.failure { trouble = error }
    if case .success(let found) = answer.to(LogQuery.self) {
      entries = found
      chosen = min(chosen, max(0, found.count - 1))
      trouble = nil
    }
    if case .success(let record) = answer.to(ChangeQuery.self), wanted != nil { opened = record }
  }
}
