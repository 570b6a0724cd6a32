import CustomerSuccess
import SuccessStore
import TerminalUI

/// A list of outreach: each row is about a trigger and a customer, and its page says why it is there.
protocol OutreachListPane: OrderedPane where Opening == OutreachOpening {
  func trigger(of row: Row) -> TriggerID
  /// Why the row is there, in a sentence.
  func words(of row: Row, in scene: Scene) -> String
}

enum OutreachOpening: OpeningWords {
  static let title = "Why it is there, and all that came of it"
}

extension OutreachListPane {
  var filterSubject: Field.Subject? { .customers }
  var signs: [SignKind] { [.outreach] }
  var opened: PaneID { .outreach }

  /// A trigger is muted that the row is of.
  func preset(for verb: Verb, in scene: Scene) -> [String: String] {
    guard verb.isOnTrigger, let row = list.chosen else { return [:] }
    return ["trigger": trigger(of: row).text]
  }

  func why(in scene: Scene) -> Why {
    guard let row = list.chosen else { return .unknown("Nothing is chosen") }
    return .sum(words(of: row, in: scene))
  }
}

extension Verb {
  /// Whether it is about a trigger of outreach.
  var isOnTrigger: Bool { self == .mute || self == .unmute }
}
