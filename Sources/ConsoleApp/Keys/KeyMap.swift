public import TerminalUI

/// Which keys mean which command: the declared ones, except where the user has others. The one place that knows.
public struct KeyMap: Hashable, Sendable {
  /// By the command's id, such as `ticket.resolve`.
  private var changed: [String: [Key]]

  public init(changed: [String: [Key]] = [:]) { self.changed = changed }

  /// The keys of a command whose declared keys are `declared`.
  func keys(of id: String, declared: [Key]) -> [Key] { changed[id] ?? declared }

  func keys(of command: Command) -> [Key] { keys(of: command.id, declared: command.keys) }

  func keys(of action: some PaneAction, in place: String) -> [Key] {
    keys(of: Command.id(action, in: place), declared: action.keys)
  }

  /// The user has given this key a meaning.
  func isBound(_ key: Key) -> Bool { changed.values.contains { $0.contains(key) } }

  /// The action of a place that a key means; nil for none.
  func action<Action: PaneAction>(for key: Key, in place: String) -> Action? {
    Action.allCases.first { keys(of: $0, in: place).contains(key) }
  }
}
