import CustomerSuccess
import SuccessStore

/// The progress that follows from what an import tells of statements, sessions and assessments, written beside it.
struct TrainingProgress {
  private let db: any SQLConnection
  private let catalogue: TrainingCatalogue
  private let change: Int
  /// Nothing was there before.
  private let isFirst: Bool
  private var touched: Set<Place> = []
  private var sessions: Set<SessionID> = []
  private var voided: Set<StatementID> = []

  struct Place: Hashable {
    var learner: LearnerID
    var path: PathID
    var module: ModuleID
  }

  init(_ db: any SQLConnection, _ catalogue: TrainingCatalogue, change: Int, isFirst: Bool) {
    self.db = db
    self.catalogue = catalogue
    self.change = change
    self.isFirst = isFirst
  }

  /// Of facts of other kinds nothing follows.
  mutating func note(_ fact: Fact) {
    switch fact {
    case .statement(let told): note(told.learner, told.path, told.module)
    case .voiding(let told): voided.insert(told.voids)
    case .session(let told): sessions.insert(told.id)
    case .attendance(let told): sessions.insert(told.session)
    case .assessment(let told): note(told.learner, told.path, told.module)
    // Of the first that are told, what there is evidence of is noted by the evidence: one for each module of each learner is more
    // than anybody has room for.
    case .progress(let told): if !isFirst { note(told.learner, told.path, told.module) }
    default: return
    }
  }

  private mutating func note(_ learner: LearnerID, _ path: PathID, _ module: ModuleID) {
    guard catalogue[path]?.modules.contains(where: { $0.id == module }) == true else { return }
    touched.insert(Place(learner: learner, path: path, module: module))
  }

  /// All that was noted, which is not kept twice while it is worked on.
  mutating func handOver() -> TrainingProgress {
    defer { (touched, sessions, voided) = ([], [], []) }
    return self
  }

  /// Hands over what is to become of the progress of all that was touched, an edit where it changes: one after the other, for of a
  /// first import they are many.
  mutating func eachEdit(_ keys: Keys, _ take: (FactEdit) throws -> Void) throws {
    guard try hasEvidence else { return }
    for id in voided {
      for statement in try TrainingStatement.stored("f.id = ?", [id.text], in: db) {
        note(statement.learner, statement.path, statement.module)
      }
    }
    for id in sessions { try noteWhoWasIn(id, keys) }
    for place in touched.sorted() {
      if let edit = try edit(of: place, keys) { try take(edit) }
    }
  }

  /// Nearly always there is none, and progress is told by itself.
  private var hasEvidence: Bool {
    get throws {
      try db.statement(
        """
        SELECT EXISTS (SELECT 1 FROM statements) OR EXISTS (SELECT 1 FROM attendance)
          OR EXISTS (SELECT 1 FROM assessments)
        """
      ).isTrue()
    }
  }

  private mutating func noteWhoWasIn(_ id: SessionID, _ keys: Keys) throws {
    guard let key = try keys.key(of: id.text, in: .rows(.session)),
      let session = try TrainingSession.stored("f.key = ?", [key], in: db).first
    else { return }
    for attendance in try Attendance.stored("f.session = ?", [key], in: db) {
      note(attendance.learner, session.path, session.module)
    }
  }

  private func edit(of place: Place, _ keys: Keys) throws -> FactEdit? {
    guard let learner = try keys.key(of: place.learner.text, in: .learners),
      let path = try keys.key(of: place.path.text, in: .names),
      let module = try keys.key(of: place.module.text, in: .names)
    else { return nil }
    let evidence = EvidenceRows(db: db, learner: learner, path: path, module: module)
    let after = try evidence.all(before: nil).progress(place.learner, place.path, place.module)
    let before =
      isFirst ? nil : try evidence.all(before: change).progress(place.learner, place.path, place.module)
    guard after != nil || before != nil else { return nil }
    let held = try ModuleProgress.stored(
      "f.learner = ? AND f.path = ? AND f.module = ?", [learner, path, module], in: db
    ).first
    let merged = ModuleProgress.merged(held: held, before: before, after: after)
    return merged == held ? nil : FactEdit(before: held.map(Fact.progress), after: merged.map(Fact.progress))
  }
}

extension TrainingProgress.Place: Comparable {
  static func < (left: Self, right: Self) -> Bool {
    (left.learner, left.path, left.module) < (right.learner, right.path, right.module)
  }
}

/// The rows that tell of one learner's work on one module.
struct EvidenceRows {
  let db: any SQLConnection
  let learner: Int
  let path: Int
  let module: Int

  /// Nil: all there is; else as it was before a change.
  func all(before change: Int?) throws -> ModuleEvidence {
    let limit = change ?? .max
    let statements = try TrainingStatement.stored(
      """
      f.learner = ?1 AND f.path = ?2 AND f.module = ?3 AND f.change < ?4
      AND NOT EXISTS (SELECT 1 FROM voidings v WHERE v.voids = f.id AND v.change < ?4)
      """, [learner, path, module, limit], in: db)
    let attended = try Attendance.stored(
      "f.learner = ?1 AND f.change < ?4 AND session_row.path = ?2 AND session_row.module = ?3",
      [learner, path, module, limit], in: db)
    let assessments = try Assessment.stored(
      "f.learner = ?1 AND f.path = ?2 AND f.module = ?3 AND f.change < ?4", [learner, path, module, limit], in: db)
    return ModuleEvidence(
      statements: statements, attended: try attended.compactMap(attended(of:)), assessments: assessments)
  }

  private func attended(of attendance: Attendance) throws -> ModuleEvidence.Attended? {
    try TrainingSession.stored("f.id = ?", [attendance.session.text], in: db).first
      .flatMap { ModuleEvidence.Attended($0, attendance) }
  }
}
