public import CustomerSuccess
public import SuccessStore
import TerminalUI

/// What a person has decided to do: the same act on one or many things, or a macro's acts. It can be repeated elsewhere.
public struct Deed: Hashable, Sendable {
  public var verb: Verb
  public var values: [String: String]
  /// Parameters that were left as the form began them: done again they begin with the other thing's own values.
  var begun: Set<String> = []
  /// The pane's own key that did it: done again it is that key on another row.
  var key: PaneKey?

  struct PaneKey: Hashable, Sendable {
    var pane: PaneID
    var key: Key
  }

  public init(_ verb: Verb, _ values: [String: String] = [:]) {
    self.verb = verb
    self.values = values
  }

  /// Its words go to whom they are about.
  var speaksToCustomers: Bool { [.respond, .resolve].contains(verb) && !(values["text"] ?? "").isBlank }
}

/// Acts on their way to the store, as one entry of the log.
public struct ActJob: Hashable, Sendable {
  public var requests: [ActRequest]
  /// How things are already, where the acts would change nothing of what was seen.
  var nothingNew: String?
  /// That it is done to many at once, or to things that are marked where nobody sees it, until somebody has said that they are meant.
  var asksFirst: String?
  /// What others have made of its ticket, as was shown before.
  var meanwhile: Meanwhile?

  public init(_ requests: [ActRequest]) {
    self.requests = requests
  }
}

extension ActJob {
  /// The same acts, which were doubted and are meant. Whoever means so many rows, or some that are not shown, has said nothing yet of what
  /// the store may doubt.
  var sure: ActJob {
    var job = self
    guard asksFirst == nil else {
      job.asksFirst = nil
      return job
    }
    for index in job.requests.indices { job.requests[index].isSure = true }
    return job
  }
}

/// What came of a change.
public enum Outcome: Hashable, Sendable {
  case done(ChangeEntry)
  case failed(StoreError)
  /// There was nothing to undo or to redo.
  case nothing(String)
  /// What would be done, in words, and is done once somebody has said that it is meant.
  case asks(String, [ActRequest])
}

/// How rows are marked for an act on many.
enum MarkStep: Hashable, Sendable {
  /// The chosen row, on or off; the next one is chosen.
  case toggle
  /// All rows from the last marked one to the chosen one.
  case range
  case clear

  /// As many rows as one act is done to.
  static let limit = 10_000
}
