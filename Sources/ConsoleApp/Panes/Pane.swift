import CustomerSuccess
import SuccessStore
public import TerminalUI

/// One rectangle of the console: its view state (place, order, filter) and nothing else.
///
/// A pane asks one question at a time, draws what it was answered, and returns effects; it never calls another pane.
protocol Pane: Sendable {
  associatedtype Action: PaneAction
  associatedtype Asked: Question

  var id: PaneID { get }
  func title(in scene: Scene) -> String
  /// Shown at the right of the frame's upper edge.
  func note(in scene: Scene) -> String
  /// A filter or marks of its own stand in the note: that is always said.
  var isNarrowed: Bool { get }
  /// The signs it shows, for help.
  var signs: [SignKind] { get }
  /// What it wants to know; nil for nothing.
  func question(in scene: Scene) -> Asked?
  mutating func receive(_ answer: Answered<Asked>, in scene: Scene) -> [Effect]
  /// There is something for keys to act on; until then they wait for the answer to its question.
  func isReady(in scene: Scene) -> Bool
  /// The data has changed: what was loaded may be asked for again from the chosen row.
  mutating func reload()
  /// Other rows have come: columns are made as wide as their words.
  mutating func measure(in scene: Scene)
  mutating func perform(_ action: Action, in scene: Scene) -> [Effect]
  /// Why an action is not possible now; nil when it is.
  func refusal(of action: Action, in scene: Scene) -> String?
  /// The key is another's here, such as that of an act on the thing that is chosen.
  func leaves(_ action: Action, in scene: Scene) -> Bool
  /// What `=` shows of what is chosen.
  func why(in scene: Scene) -> Why
  /// The sum on the pane's own page, for what is chosen.
  var isExplaining: Bool { get set }
  mutating func move(_ move: ListMove, in scene: Scene) -> [Effect]
  /// The left button on a place inside the frame; `isDouble` the second time.
  mutating func click(at point: Point, isDouble: Bool, in scene: Scene) -> [Effect]
  mutating func wheel(by rows: Int, in scene: Scene) -> [Effect]
  func draw(_ scene: Scene, on canvas: inout Canvas)
  /// True while something drawn changes with each second.
  func counts(in scene: Scene) -> Bool

  /// What an act would be done to: the marked rows, else the chosen one; empty for nothing.
  func subjects(in scene: Scene) -> [ActSubject]
  /// Values that a form starts with here, such as the metric of the chosen line.
  func preset(for verb: Verb, in scene: Scene) -> [String: String]
  /// The kind of thing it lists, whose keys hold in it; nil where it lists none.
  func subjectKind(in scene: Scene) -> Target.Kind?
  /// What its cursor is on, for the pages beside it; nil where it lists nothing.
  var front: Front? { get }
  /// The customer whose things it shows, for acts on customers; nil where that is nobody, or not known yet.
  func customer(in scene: Scene) -> ActSubject?
  /// A thing was opened from elsewhere: a list that has it goes to its row.
  mutating func seek(_ target: Target, in scene: Scene)
  /// The list has the keys: what was sought is looked for no more.
  mutating func stopSeeking()
  mutating func mark(_ step: MarkStep, in scene: Scene) -> [Effect]
  mutating func clearMarks()
  mutating func markAll(_ answer: Answered<Asked>, in scene: Scene) -> [Effect]
  /// Every screen is narrowed or widened: what is listed is another list.
  mutating func scopeChanged()

  /// The question for all its rows at once, for a file; nil where it is no list.
  func wholeQuestion(in scene: Scene, limit: Int) -> Asked?
  /// Those rows as words; nil where it is no list.
  func table(of answer: Asked.Answer, in scene: Scene) -> ViewTable?

  /// What its filter is about; nil when it cannot be filtered.
  var filterSubject: Field.Subject? { get }
  var filterText: String { get }
  mutating func setFilter(_ filter: Filter, text: String)
}

extension Pane {
  func note(in scene: Scene) -> String { "" }
  func isReady(in scene: Scene) -> Bool { true }
  var isNarrowed: Bool { !filterText.isEmpty }
  var signs: [SignKind] { [] }
  func refusal(of action: Action, in scene: Scene) -> String? { nil }
  func leaves(_ action: Action, in scene: Scene) -> Bool { false }
  mutating func reload() {}
  mutating func measure(in scene: Scene) {}
  mutating func move(_ move: ListMove, in scene: Scene) -> [Effect] { [] }
  mutating func click(at point: Point, isDouble: Bool, in scene: Scene) -> [Effect] { [] }
  mutating func wheel(by rows: Int, in scene: Scene) -> [Effect] { [] }
  func counts(in scene: Scene) -> Bool { false }
  func subjects(in scene: Scene) -> [ActSubject] { [] }
  func why(in scene: Scene) -> Why { .unknown("There is no figure here that is a sum") }
  var isExplaining: Bool {
    get { false }
    set {}
  }
  func preset(for verb: Verb, in scene: Scene) -> [String: String] { [:] }
  func subjectKind(in scene: Scene) -> Target.Kind? { subjects(in: scene).first?.target.kind }
  mutating func mark(_ step: MarkStep, in scene: Scene) -> [Effect] { [.complain("There are no rows to mark here")] }
  var front: Front? { nil }
  func customer(in scene: Scene) -> ActSubject? { nil }
  mutating func seek(_ target: Target, in scene: Scene) {}
  mutating func stopSeeking() {}
  mutating func clearMarks() {}
  mutating func markAll(_ answer: Answered<Asked>, in scene: Scene) -> [Effect] { [] }
  mutating func scopeChanged() {}
  func wholeQuestion(in scene: Scene, limit: Int) -> Asked? { nil }
  func table(of answer: Asked.Answer, in scene: Scene) -> ViewTable? { nil }
  var filterSubject: Field.Subject? { nil }
  var filterText: String { "" }
  mutating func setFilter(_ filter: Filter, text: String) {}

  func asked(in scene: Scene) -> AnyQuestion? { question(in: scene).map(AnyQuestion.init) }

  mutating func take(_ answer: AnyAnswer, in scene: Scene) -> [Effect] {
    answer.to(Asked.self).map { receive($0, in: scene) } ?? []
  }

  func allAsked(in scene: Scene, limit: Int) -> AnyQuestion? {
    wholeQuestion(in: scene, limit: limit).map(AnyQuestion.init)
  }

  mutating func markAll(taking answer: AnyAnswer, in scene: Scene) -> [Effect] {
    answer.to(Asked.self).map { markAll($0, in: scene) } ?? []
  }

  /// What a key does here; nil when it means nothing to this pane.
  mutating func press(_ key: Key, in scene: Scene) -> [Effect]? {
    guard let action: Action = scene.keyMap.action(for: key, in: id.description) else { return nil }
    if leaves(action, in: scene) { return nil }
    if let refusal = refusal(of: action, in: scene) { return [.complain(refusal)] }
    return perform(action, in: scene)
  }

  /// True too for what has no meaning to this pane: it may have one to its rows.
  func isForRows(_ key: Key, in map: KeyMap) -> Bool {
    let action: Action? = map.action(for: key, in: id.description)
    return action?.isForRows ?? true
  }

  var commands: [Command] { Action.allCases.map { Command($0, in: id.description) } }
}

/// The name of a pane's place.
public struct PaneID: Hashable, Sendable, CustomStringConvertible {
  public var description: String
  public init(_ description: String) { self.description = description }
}

/// What can be done in a pane. Help, footer and key map are made from these.
protocol PaneAction: CaseIterable, Hashable, Sendable {
  /// In words, for help: `Open the customer`.
  var title: String { get }
  var keys: [Key] { get }
  /// One word for the footer; nil keeps it out.
  var hint: String? { get }
  /// It is about what is chosen, and so waits while that is being read.
  var isForRows: Bool { get }
}

extension PaneAction {
  var hint: String? { nil }
  var isForRows: Bool { true }
}

/// An action as help, footer, palette and key map list it.
public struct Command: Hashable, Sendable {
  /// `tickets.open`: its place and its name, by which its keys are changed.
  public var id: String
  public var title: String
  /// The declared ones.
  public var keys: [Key]
  var hint: String?

  init(id: String, title: String, keys: [Key], hint: String? = nil) {
    self.id = id
    self.title = title
    self.keys = keys
    self.hint = hint
  }

  init(_ action: some PaneAction, in place: String) {
    self.init(id: Command.id(action, in: place), title: action.title, keys: action.keys, hint: action.hint)
  }

  static func id(_ action: some PaneAction, in place: String) -> String { "\(place).\(action)" }
}
