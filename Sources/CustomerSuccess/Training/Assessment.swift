/// One attempt of a learner's at a module's assessment.
public struct Assessment: Hashable, Sendable, Codable {
  public var learner: LearnerID
  public var path: PathID
  public var module: ModuleID
  public var at: Instant
  public var stage: Stage
  /// Percent, 0 to 100.
  public var score: Int

  /// When it is taken: what was learned is the difference of before and after, what is kept that of after and again.
  public enum Stage: String, CaseIterable, Sendable, Codable { case before, after, again }

  public init(
    learner: LearnerID, path: PathID, module: ModuleID, at: Instant, stage: Stage = .after, score: Int
  ) {
    self.learner = learner
    self.path = path
    self.module = module
    self.at = at
    self.stage = stage
    self.score = score
  }
}

extension Assessment: FactRecord {
  public static let names = RecordNames(.assessment, title: "assessment", rows: "assessments")
  public static let blank = Assessment(learner: "", path: "", module: "", at: Instant(seconds: 0), score: 0)
  public static let moves: [FactKind] = [.learner]
  public var fact: Fact { .assessment(self) }

  public static func fields<Visitor: FieldVisitor>(_ value: inout Assessment, _ visitor: inout Visitor) {
    visitor.reference(.key("learner", "the learner's id"), &value.learner, to: .learner)
    visitor.name(.key("path", "the training path"), &value.path)
    visitor.name(.key("module", "the module's short name"), &value.module)
    visitor.instant(.key("at", "time it was taken"), &value.at)
    visitor.choice(
      .optional("stage", "before, after or again, as the module stood then; empty: after"), &value.stage,
      standard: .after)
    visitor.integer(.required("score", "percent"), &value.score, in: 0...100)
  }

  public static func words(_ key: [String]) -> String { "assessment of \(key[0]) in \(key[1]), \(key[2]), \(key[3])" }
}

extension FactKey {
  public static func assessment(_ learner: LearnerID, _ path: PathID, _ module: ModuleID, _ at: Instant) -> FactKey {
    FactKey(.assessment, [.text(learner.text), .text(path.text), .text(module.text), .time(at)])
  }
}
