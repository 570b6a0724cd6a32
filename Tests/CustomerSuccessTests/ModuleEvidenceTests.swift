import CustomerSuccess
import Testing

/// What follows from statements, sessions and assessments of one module.
@Suite struct ModuleEvidenceTests {
  private static let start = Instant(seconds: 1_750_000_000)

  private static func statement(
    _ id: String, _ verb: String, _ hours: Int, completion: Bool = false, minutes: Double? = nil, score: Int? = nil,
    reason: String = ""
  ) -> TrainingStatement {
    TrainingStatement(
      id: StatementID(id), learner: "L", path: "p", module: "m", verb: verb, at: start + hours * 3600,
      isCompletion: completion, milliseconds: minutes.map { Int($0 * 60_000) }, score: score, reason: reason)
  }

  private static func progress(
    _ state: ModuleProgress.State, _ hours: Int, minutes: Int = 0, score: Int? = nil, waiver: String = ""
  ) -> ModuleProgress {
    ModuleProgress(
      learner: "L", path: "p", module: "m", state: state, minutes: minutes, bestScore: score, waiver: waiver,
      at: start + hours * 3600)
  }

  private static let session = TrainingSession(id: "S", path: "p", module: "m", at: start, minutes: 90)

  struct Case: Sendable {
    var statements: [TrainingStatement] = []
    var attended: Int?
    var scores: [Assessment] = []
    var means: ModuleProgress?
  }

  private static func attempt(_ hours: Int, _ score: Int, _ stage: Assessment.Stage = .after) -> Assessment {
    Assessment(learner: "L", path: "p", module: "m", at: start + hours * 3600, stage: stage, score: score)
  }

  static let cases: [Case] = [
    Case(means: nil),
    Case(statements: [statement("1", "launched", 3)], means: progress(.inProgress, 3)),
    // The earliest completing one, and what fails later takes nothing back.
    Case(
      statements: [
        statement("1", "failed", 9, score: 20), statement("2", "passed", 5, score: 85), statement("3", "mastered", 7),
        statement("4", "initialized", 2),
      ], means: progress(.completed, 5, score: 85)),
    Case(statements: [statement("1", "complete", 4)], means: progress(.completed, 4)),
    Case(statements: [statement("1", "attempted", 4, completion: true)], means: progress(.completed, 4)),
    Case(
      statements: [statement("1", "waived", 4, reason: "Tested Out"), statement("2", "launched", 1)],
      means: progress(.waived, 4, waiver: "Tested Out")),
    Case(statements: [statement("1", "waived", 4), statement("2", "completed", 6)], means: progress(.completed, 6)),
    // Stretches add up; another statement's longer duration is not one of them.
    Case(
      statements: [
        statement("1", "terminated", 1, minutes: 20.25), statement("2", "suspended", 2, minutes: 10.25),
        statement("3", "exited", 3, minutes: 0.5), statement("4", "completed", 4, minutes: 500),
      ], means: progress(.completed, 4, minutes: 31)),
    Case(
      statements: [statement("1", "progressed", 1, minutes: 29.5), statement("2", "answered", 2, minutes: 3)],
      means: progress(.inProgress, 1, minutes: 30)),
    // 72 of 90 minutes are 80 %.
    Case(attended: 72, means: progress(.completed, 0).with(minutes: 72, at: session.end)),
    Case(attended: 71, means: progress(.inProgress, 0, minutes: 71)),
    Case(attended: 0, means: nil),
    Case(
      scores: [attempt(3, 60), attempt(4, 90, .again), attempt(1, 99, .before)],
      means: progress(.inProgress, 3, score: 90)),
  ]

  @Test(arguments: cases)
  func progressFollows(of given: Case) {
    let attended = given.attended.flatMap {
      ModuleEvidence.Attended(Self.session, Attendance(learner: "L", session: "S", minutes: $0))
    }
    let evidence = ModuleEvidence(
      statements: given.statements, attended: attended.map { [$0] } ?? [], assessments: given.scores)
    #expect(evidence.progress("L", "p", "m") == given.means)
    let turned = ModuleEvidence(
      statements: given.statements.reversed(), attended: attended.map { [$0] } ?? [],
      assessments: given.scores.reversed())
    #expect(turned.progress("L", "p", "m") == given.means)
  }

  struct Merge: Sendable {
    var held: ModuleProgress?
    var before: ModuleProgress?
    var after: ModuleProgress?
    var means: ModuleProgress?
  }

  static let merges: [Merge] = [
    Merge(after: progress(.completed, 1), means: progress(.completed, 1)),
    // What followed from the evidence follows it, back too.
    Merge(
      held: progress(.completed, 1, score: 90), before: progress(.completed, 1, score: 90),
      after: progress(.inProgress, 0, score: 50), means: progress(.inProgress, 0, score: 50)),
    Merge(held: progress(.completed, 1), before: progress(.completed, 1), after: nil, means: nil),
    // What people say stays where it says more.
    Merge(
      held: progress(.waived, 2, minutes: 5, waiver: "knows it"),
      after: progress(.inProgress, 1, minutes: 9, score: 70),
      means: progress(.waived, 2, minutes: 9, score: 70, waiver: "knows it")),
    Merge(
      held: progress(.waived, 2, waiver: "knows it"), after: progress(.completed, 5), means: progress(.completed, 5)),
    Merge(
      held: progress(.completed, 2, minutes: 30, score: 95), after: progress(.completed, 5, minutes: 20, score: 80),
      means: progress(.completed, 2, minutes: 30, score: 95)),
    Merge(held: progress(.completed, 2), before: progress(.inProgress, 1), after: nil, means: progress(.completed, 2)),
  ]

  @Test(arguments: merges)
  func whatPeopleSayStaysWhereItSaysMore(of merge: Merge) {
    #expect(ModuleProgress.merged(held: merge.held, before: merge.before, after: merge.after) == merge.means)
  }
}

extension ModuleProgress {
  fileprivate func with(minutes: Int, at: Instant) -> ModuleProgress {
    var progress = self
    (progress.minutes, progress.at) = (minutes, at)
    return progress
  }
}
