public import CustomerSuccess
public import TerminalUI

/// What somebody wants to be told of unasked, and by what; the status line tells it in any case.
public struct NotifySettings: Hashable, Sendable {
  /// nil: not of promises that are about to break.
  public var breachWithinMinutes: Int? = 15
  public var criticalOpened = true
  public var escalatedToMe = true
  public var rings = false
  /// How the terminal is asked to show it; nil: it is not asked.
  public var form: NotificationForm?
  /// A program and its arguments, `{title}` and `{body}` to be filled in; empty: none is run.
  public var command: [String] = []

  public init() {}

  public func rules(for me: String) -> AlertRules {
    AlertRules(
      me: me, breachWithinMinutes: breachWithinMinutes, criticalOpened: criticalOpened, escalatedToMe: escalatedToMe)
  }

  /// No rule is on, so nothing has to be looked at.
  public var isSilent: Bool { breachWithinMinutes == nil && !criticalOpened && !escalatedToMe }

  /// Something beside the status line tells it.
  public var reachesOut: Bool { rings || form != nil || !command.isEmpty }

  /// The program and its arguments for one announcement. Each placeholder is filled in once and stays inside its argument:
  /// what stands in a title is never looked through again, and never splits.
  public func arguments(for announcement: Announcement) -> [String] {
    command.map { NotifySettings.filled($0, with: announcement) }
  }

  private static func filled(_ word: String, with announcement: Announcement) -> String {
    var filled = ""
    var rest = word[...]
    while let brace = rest.firstIndex(of: "{") {
      filled += rest[..<brace]
      rest = rest[brace...]
      if rest.hasPrefix("{title}") {
        filled += announcement.title
        rest = rest.dropFirst(7)
      } else if rest.hasPrefix("{body}") {
        filled += announcement.body
        rest = rest.dropFirst(6)
      } else {
        filled.append("{")
        rest = rest.dropFirst()
      }
    }
    return filled + rest
  }
}
