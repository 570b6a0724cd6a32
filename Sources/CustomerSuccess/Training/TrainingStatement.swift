/// What a learning record store says that somebody did in a module: as much of an xAPI statement as progress follows from.
///
/// A store never changes a statement, so its id counts once, and what comes again under it is passed over.
public struct TrainingStatement: Hashable, Sendable, Codable, Identifiable {
  public var id: StatementID
  public var learner: LearnerID
  public var path: PathID
  public var module: ModuleID
  /// The last part of the verb's id, in lower case.
  public var verb: String
  public var at: Instant
  /// `result.completion`: it completes the module, whatever the verb.
  public var isCompletion: Bool
  /// `result.duration`; nil where there is none.
  public var milliseconds: Int?
  /// Percent, 0 to 100; nil where there is none.
  public var score: Int?
  /// Why it is waived, as far as the statement says.
  public var reason: String

  public init(
    id: StatementID, learner: LearnerID, path: PathID, module: ModuleID, verb: String, at: Instant,
    isCompletion: Bool = false, milliseconds: Int? = nil, score: Int? = nil, reason: String = ""
  ) {
    self.id = id
    self.learner = learner
    self.path = path
    self.module = module
    self.verb = verb
    self.at = at
    self.isCompletion = isCompletion
    self.milliseconds = milliseconds
    self.score = score
    self.reason = reason
  }

  private static let completing: Set = ["completed", "complete", "passed", "mastered"]
  private static let ending: Set = ["terminated", "suspended", "exited"]

  public var completes: Bool { isCompletion || Self.completing.contains(verb) }
  public var waives: Bool { verb == "waived" }
  /// What it lasted is a stretch of time that no other statement tells of.
  public var endsAStretch: Bool { Self.ending.contains(verb) }
}

public struct StatementID: Identifier {
  public var text: String
  public init(_ text: String) { self.text = text }
}

/// A statement that takes another one back, whichever of them comes first.
public struct StatementVoiding: Hashable, Sendable, Codable, Identifiable {
  public var id: StatementID
  public var voids: StatementID

  public init(id: StatementID, voids: StatementID) {
    self.id = id
    self.voids = voids
  }
}

extension TrainingStatement: FactRecord {
  public static let names = RecordNames(.statement, title: "statement", rows: "statements")
  public static let blank = TrainingStatement(
    id: "", learner: "", path: "", module: "", verb: "", at: Instant(seconds: 0))
  public var fact: Fact { .statement(self) }

  public static func fields<Visitor: FieldVisitor>(_ value: inout TrainingStatement, _ visitor: inout Visitor) {
    visitor.id(.key("id", "the statement's id in the learning record store"), &value.id)
    visitor.reference(.required("learner", "the learner's id"), &value.learner, to: .learner)
    visitor.name(.required("path", "the training path"), &value.path)
    visitor.name(.required("module", "the module's short name"), &value.module)
    visitor.label(.required("verb", "what was done, such as completed or terminated"), &value.verb)
    visitor.instant(.required("at", "time it was done"), &value.at)
    visitor.flag(.optional("completion", "true: it completes the module, whatever the verb"), &value.isCompletion)
    visitor.integer(
      .optional("milliseconds", "how long it lasted; empty: not told"), &value.milliseconds, in: 0...Int.max)
    visitor.integer(.optional("score", "percent; empty: none"), &value.score, in: 0...100)
    visitor.text(.optional("reason", "why it is waived").line, &value.reason)
  }
}

extension StatementVoiding: FactRecord {
  public static let names = RecordNames(.voiding, title: "voiding", rows: "voidings")
  public static let blank = StatementVoiding(id: "", voids: "")
  public var fact: Fact { .voiding(self) }

  public static func fields<Visitor: FieldVisitor>(_ value: inout StatementVoiding, _ visitor: inout Visitor) {
    visitor.id(.key("id", "the voiding statement's id"), &value.id)
    visitor.id(.required("voids", "the id of the statement that is taken back"), &value.voids)
  }
}

extension FactKey {
  public static func statement(_ id: StatementID) -> FactKey { FactKey(.statement, id.text) }
  public static func voiding(_ id: StatementID) -> FactKey { FactKey(.voiding, id.text) }
}

extension FactKind {
  /// What is told of such a thing never changes: told again, it is passed over.
  public var isToldOnce: Bool { self == .statement || self == .voiding }
}
