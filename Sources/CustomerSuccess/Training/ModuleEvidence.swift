/// What is known of a learner's work on one module beside what people say of it: statements of a learning record store, sessions,
/// assessments. Progress follows from all of it at once, so the order in which it came makes no difference.
public struct ModuleEvidence: Hashable, Sendable {
  /// Those that were not voided.
  public var statements: [TrainingStatement]
  public var attended: [Attended]
  public var assessments: [Assessment]

  public struct Attended: Hashable, Sendable {
    public var session: TrainingSession
    public var minutes: Int

    /// Nil for who did not come, or of whom that is not known.
    public init?(_ session: TrainingSession, _ attendance: Attendance) {
      guard let minutes = attendance.minutes, minutes > 0 else { return nil }
      self.session = session
      self.minutes = minutes
    }

    var completes: Bool { session.isAttended(minutes) }
  }

  public init(statements: [TrainingStatement] = [], attended: [Attended] = [], assessments: [Assessment] = []) {
    self.statements = statements
    self.attended = attended
    self.assessments = assessments.filter { $0.stage != .before }
  }

  /// Nil where there is none. Completed beats waived beats in progress, each since the earliest that says so; nothing that comes later
  /// takes a completion back.
  public func progress(_ learner: LearnerID, _ path: PathID, _ module: ModuleID) -> ModuleProgress? {
    let begun = statements.map(\.at) + attended.map(\.session.at) + assessments.map(\.at)
    guard let first = begun.min() else { return nil }
    var progress = ModuleProgress(
      learner: learner, path: path, module: module, state: .inProgress, minutes: minutes,
      bestScore: (statements.compactMap(\.score) + assessments.map(\.score)).max(), at: first)
    if let completed = completed {
      (progress.state, progress.at) = (.completed, completed)
    } else if let waived = statements.filter(\.waives).min(by: { ($0.at, $0.id.text) < ($1.at, $1.id.text) }) {
      (progress.state, progress.at) = (.waived, waived.at)
      progress.waiver = waived.reason.isBlank ? Self.unsaid : waived.reason
    }
    return progress
  }

  static let unsaid = "waived in the learning record store"

  private var completed: Instant? {
    (statements.filter(\.completes).map(\.at) + attended.filter(\.completes).map(\.session.end)).min()
  }

  /// Stretches add up; where none is told, the longest time that any statement names is taken. Rounded half up.
  private var minutes: Int {
    let stretches = statements.filter(\.endsAStretch).compactMap(\.milliseconds)
    let told = stretches.isEmpty ? statements.compactMap(\.milliseconds).max() ?? 0 : Self.sum(stretches)
    return Self.sum([told / 60_000 + (told % 60_000 >= 30_000 ? 1 : 0)] + attended.map(\.minutes))
  }

  /// What is longer than any life stays as long as a number can be.
  private static func sum(_ parts: [Int]) -> Int {
    parts.reduce(0) { sum, part in
      let (total, overflows) = sum.addingReportingOverflow(part)
      return overflows ? .max : total
    }
  }
}

extension ModuleProgress {
  /// What a module's progress becomes when evidence comes. What somebody has told by hand stays where it says more: `held` is
  /// what stands, `before` what followed from the evidence until now, `after` what follows from it with what has come.
  public static func merged(
    held: ModuleProgress?, before: ModuleProgress?, after: ModuleProgress?
  ) -> ModuleProgress? {
    guard let held, held != before else { return after }
    guard let after else { return held }
    var merged = held
    if held.standing != before?.standing, !held.yields(to: after) {
      merged.at = held.state == after.state ? min(held.at, after.at) : held.at
    } else {
      (merged.state, merged.waiver, merged.at) = (after.state, after.waiver, after.at)
    }
    merged.minutes = held.minutes == before?.minutes ? after.minutes : max(held.minutes, after.minutes)
    let isFromEvidence = before != nil && held.bestScore == before?.bestScore
    merged.bestScore = isFromEvidence ? after.bestScore : [held.bestScore, after.bestScore].compactMap(\.self).max()
    return merged
  }

  private struct Standing: Equatable {
    var state: State
    var waiver: String
    var at: Instant
  }

  private var standing: Standing { Standing(state: state, waiver: waiver, at: at) }

  private func yields(to other: ModuleProgress) -> Bool { rank < other.rank }

  private var rank: Int {
    switch state {
    case .inProgress: 0
    case .waived: 1
    case .completed: 2
    }
  }
}
