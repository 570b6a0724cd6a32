public import TerminalUI

/// What can be done in a pane. Help, footer and key map are made from these.
protocol PaneAction: CaseIterable, Hashable, Sendable {
  /// In words, for help: `Open the customer`.
  var title: String { get }
  var keys: [Key] { get }
  /// One word for the footer; nil keeps it out.
  var hint: String? { get }
  /// It is about what is chosen, and so waits while that is being read.
  var isForRows: Bool { get }
  /// It writes: where nothing can be changed it is not offered.
  var changes: Bool { get }
}

extension PaneAction {
  var hint: String? { nil }
  var isForRows: Bool { true }
  var changes: Bool { false }
}

/// An action as help, footer, palette and key map list it.
public struct Command: Hashable, Sendable {
  /// `tickets.open`: its place and its name, by which its keys are changed.
  public var id: String
  public var title: String
  /// The declared ones.
  public var keys: [Key]
  var hint: String?
  /// It writes.
  var changes: Bool

  init(id: String, title: String, keys: [Key], hint: String? = nil, changes: Bool = false) {
    self.id = id
    self.title = title
    self.keys = keys
    self.hint = hint
    self.changes = changes
  }

  init(_ action: some PaneAction, in place: String) {
    self.init(
      id: Command.id(action, in: place), title: action.title, keys: action.keys, hint: action.hint,
      changes: action.changes)
  }

  static func id(_ action: some PaneAction, in place: String) -> String { "\(place).\(action)" }
}
