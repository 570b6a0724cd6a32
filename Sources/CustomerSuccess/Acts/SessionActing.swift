/// A new session, as the person who plans it says it.
public struct SessionDraft: Hashable, Sendable {
  public var path: PathID
  public var module: ModuleID
  public var at: Instant
  public var zone: String
  public var minutes: Int
  public var seats: Int?
  public var trainer: String
  public var recording: String
  public var customer: CustomerID?

  public init(
    path: PathID, module: ModuleID, at: Instant, zone: String, minutes: Int, seats: Int? = nil, trainer: String = "",
    recording: String = "", customer: CustomerID? = nil
  ) {
    self.path = path
    self.module = module
    self.at = at
    self.zone = zone
    self.minutes = minutes
    self.seats = seats
    self.trainer = trainer
    self.recording = recording
    self.customer = customer
  }
}

/// What becomes different in a session; nil stays as it is.
public struct SessionRevision: Hashable, Sendable {
  public var at: Instant?
  public var minutes: Int?
  /// The outer nil leaves the number, the inner one lets as many come as like.
  public var seats: Int??
  public var trainer: String?
  public var recording: String?

  public init() {}

  func applied(to session: TrainingSession) -> TrainingSession {
    var after = session
    after.at = at ?? session.at
    after.minutes = minutes ?? session.minutes
    after.seats = seats ?? session.seats
    after.trainer = trainer ?? session.trainer
    after.recording = recording ?? session.recording
    return after
  }
}

/// Sessions planned, seats kept, attendance noted.
extension Acting {
  func edits(planning draft: SessionDraft) throws -> [FactEdit] {
    guard let path = rules.training[draft.path], let module = path.modules.first(where: { $0.id == draft.module })
    else {
      throw ActFailure.refused("there is no module '\(draft.path)/\(draft.module)'")
    }
    guard module.isTaughtInSessions else {
      throw ActFailure.refused("\(module.title) is learned at one's own pace, not in sessions")
    }
    if let customer = draft.customer, try source.fact(.customer(customer)) == nil {
      throw ActFailure.refused("There is no customer \(customer)")
    }
    let session = TrainingSession(
      id: SessionID(try source.freshID(.session)), path: draft.path, module: draft.module, at: draft.at,
      zone: draft.zone, minutes: draft.minutes, seats: draft.seats, trainer: draft.trainer,
      recording: draft.recording, customer: draft.customer)
    return [Fact.session(session).added]
  }

  func edits(_ request: ActRequest, session id: SessionID) throws -> [FactEdit] {
    guard case .session(let session) = try source.fact(.session(id)) else { throw missing(request.target) }
    switch request.act {
    case .changeSession(let revision): return try revise(session, revision, seen: request.sight)
    case .book(let learner): return try book(session, learner)
    case .attend(let learner, let minutes, let rating): return try attend(session, learner, minutes, rating)
    case .followUp(let title, let owner, let due): return try followUp(session, title, owner, due)
    default: return []
    }
  }

  private func refusal(_ session: TrainingSession, _ words: String) -> ActFailure {
    .refused("\(session.id): \(words)")
  }

  private func revise(
    _ session: TrainingSession, _ revision: SessionRevision, seen sight: ActRequest.Sight?
  ) throws -> [FactEdit] {
    let after = revision.applied(to: session)
    guard after != session else { throw refusal(session, "is like that already") }
    if case .session(let seen) = sight { try refuseOvertaken(seen, session, after) }
    let attendance = try source.attendance(in: session.id)
    let taken = attendance.count(where: \.takesSeat)
    if let seats = after.seats, seats < taken {
      throw refusal(session, "\(taken == 1 ? "1 seat is" : "\(taken) seats are") taken, \(seats) are too few")
    }
    // What followed from it for modules and certificates would no longer be true.
    if (after.at, after.minutes) != (session.at, session.minutes), attendance.contains(where: { $0.minutes != nil }) {
      throw refusal(session, "has been held: who was there is noted, so its time and length stand")
    }
    return [FactEdit(before: .session(session), after: .session(after))]
  }

  private func book(_ session: TrainingSession, _ id: LearnerID) throws -> [FactEdit] {
    let learner = try learner(id, of: session)
    guard now < session.end else { throw refusal(session, "is over: note who was there instead") }
    let known = try source.fact(.attendance(id, session.id))
    guard known == nil else { throw refusal(session, "\(learner.name) has a seat already") }
    try refuseFull(session, besides: id)
    return [Fact.attendance(Attendance(learner: id, session: session.id)).added]
  }

  /// Who was there for 80 % of the time has completed the module, as of the session's end.
  private func attend(
    _ session: TrainingSession, _ id: LearnerID, _ minutes: Int?, _ rating: Int?
  ) throws -> [FactEdit] {
    let learner = try learner(id, of: session)
    guard session.at <= now else { throw refusal(session, "has not begun yet: keep a seat instead") }
    let minutes = minutes ?? session.minutes
    guard minutes <= session.minutes else {
      throw refusal(session, "lasts \(counted(session.minutes, "minute")), nobody is there for \(minutes)")
    }
    var before: Attendance?
    if case .attendance(let known)? = try source.fact(.attendance(id, session.id)) { before = known }
    let after = Attendance(learner: id, session: session.id, minutes: minutes, rating: rating ?? before?.rating)
    guard before != after else { throw refusal(session, "\(learner.name) is noted like that already") }
    if after.takesSeat, before?.takesSeat != true { try refuseFull(session, besides: id) }
    let edit = FactEdit(before: before.map(Fact.attendance), after: .attendance(after))
    return [edit] + (try progress(learner, session, before, after))
  }

  private func learner(_ id: LearnerID, of session: TrainingSession) throws -> Learner {
    guard case .learner(let learner)? = try source.fact(.learner(id)) else {
      throw ActFailure.refused("There is no learner \(id)")
    }
    guard session.customer == nil || session.customer == learner.customer else {
      throw refusal(
        session, "is for \(session.customer?.text ?? "")'s people, and \(learner.name) is of \(learner.customer)")
    }
    return learner
  }

  private func refuseFull(_ session: TrainingSession, besides learner: LearnerID) throws {
    guard let seats = session.seats else { return }
    let taken = try source.attendance(in: session.id).count { $0.takesSeat && $0.learner != learner }
    guard taken < seats else { throw refusal(session, "all \(seats) seats are taken") }
  }

  /// What follows for the module from the time that was spent there.
  private func progress(
    _ learner: Learner, _ session: TrainingSession, _ before: Attendance?, _ after: Attendance
  ) throws -> [FactEdit] {
    var evidence = try source.evidence(of: learner.id, session.path, session.module)
    evidence.attended.removeAll { $0.session.id == session.id }
    let others = evidence.attended
    func attended(_ attendance: Attendance?) -> ModuleEvidence {
      evidence.attended = others + [attendance.flatMap { .init(session, $0) }].compactMap(\.self)
      return evidence
    }
    return try follow(
      learner, session.path, session.module, from: attended(before), to: attended(after))
  }

  /// The module's progress as evidence makes it, and the certificate, if that satisfies the path.
  func follow(
    _ learner: Learner, _ path: PathID, _ module: ModuleID, from before: ModuleEvidence, to after: ModuleEvidence
  ) throws -> [FactEdit] {
    let all = try source.progress(of: learner.id)
    let held = all.first { $0.path == path && $0.module == module }
    let merged = ModuleProgress.merged(
      held: held, before: before.progress(learner.id, path, module), after: after.progress(learner.id, path, module))
    guard merged != held else { return [] }
    let edit = FactEdit(before: held.map(Fact.progress), after: merged.map(Fact.progress))
    let isEnrolled = try source.fact(.enrolment(learner.id, path)) != nil
    guard let merged, isEnrolled, let known = rules.training[path] else { return [edit] }
    let rest = all.filter { !($0.path == path && $0.module == module) }
    return [edit] + (try certificate(learner, known, rest + [merged]))
  }

  /// As an action item of whoever was there, one a customer.
  private func followUp(
    _ session: TrainingSession, _ title: String, _ owner: String, _ due: LocalDate?
  ) throws -> [FactEdit] {
    var customers = Set([session.customer].compactMap(\.self))
    if customers.isEmpty {
      for attendance in try source.attendance(in: session.id) {
        if case .learner(let learner)? = try source.fact(.learner(attendance.learner)) {
          customers.insert(learner.customer)
        }
      }
    }
    guard !customers.isEmpty else { throw refusal(session, "is nobody's: nobody has a seat") }
    let module = KeyTitles(rules).module(session.module, of: session.path)
    let first = try source.freshID(.action)
    return customers.sorted().enumerated().map { index, customer in
      let item = ActionItem(
        id: ActionID(ShortID.later(first, by: index)), customer: customer, priority: .medium, kind: "Education",
        title: title.isBlank ? "Follow up on '\(module)'" : title,
        description: "After session \(session.id) on \(session.local.date).", owner: owner, due: due, created: now)
      return Fact.action(item).added
    }
  }
}

extension ShortID {
  /// `ACT-14` two later is `ACT-16`.
  static func later(_ id: String, by steps: Int) -> String {
    let digits = id.reversed().prefix { $0.isASCII && $0.isNumber }.reversed()
    guard steps > 0, let number = Int(String(digits)) else { return id }
    return id.dropLast(digits.count) + String(number + steps)
  }
}

/// Assessments and whole teams.
extension Acting {
  func assess(
    _ learner: Learner, _ path: PathID, _ module: ModuleID, _ score: Int, _ stage: Assessment.Stage
  ) throws -> [FactEdit] {
    guard rules.training[path]?.modules.contains(where: { $0.id == module }) == true else {
      throw ActFailure.refused("there is no module '\(path)/\(module)'")
    }
    guard try source.fact(.enrolment(learner.id, path)) != nil else {
      throw ActFailure.refused("\(learner.name) is not enrolled in \(KeyTitles(rules).path(path)): enrol first")
    }
    let attempt = Assessment(learner: learner.id, path: path, module: module, at: now, stage: stage, score: score)
    guard try source.fact(Fact.assessment(attempt).key) == nil else {
      throw ActFailure.refused("\(learner.name) was assessed in this very second already")
    }
    let before = try source.evidence(of: learner.id, path, module)
    let after = ModuleEvidence(
      statements: before.statements, attended: before.attended, assessments: before.assessments + [attempt])
    return [Fact.assessment(attempt).added] + (try follow(learner, path, module, from: before, to: after))
  }

  /// Everybody of the customer who is not in the path yet.
  func enrolTeam(_ customer: Customer, _ path: PathID, _ due: LocalDate?) throws -> [FactEdit] {
    guard let known = rules.training[path] else {
      throw ActFailure.refused("there is no path '\(path)'")
    }
    if let due, due < today { throw ActFailure.refused("a due date of \(due.written) has passed already") }
    let learners = try source.facts(.learner, of: customer.id).compactMap { fact -> Learner? in
      if case .learner(let learner) = fact { learner } else { nil }
    }
    guard !learners.isEmpty else { throw refusal(customer, "nobody learns there yet") }
    let missing = try learners.sorted { $0.id < $1.id }.filter { try source.fact(.enrolment($0.id, path)) == nil }
    guard !missing.isEmpty else { throw refusal(customer, "everybody is enrolled in \(known.title) already") }
    return missing.map {
      Fact.enrolment(Enrolment(learner: $0.id, path: path, enrolled: today, due: due)).added
    }
  }
}

extension TrainingSession: EditedByField {
  var asFact: Fact { .session(self) }

  static func differences(_ one: TrainingSession, _ other: TrainingSession) -> Set<String> {
    var names: Set<String> = []
    if one.at != other.at { names.insert("at") }
    if one.minutes != other.minutes { names.insert("minutes") }
    if one.seats != other.seats { names.insert("seats") }
    if one.trainer != other.trainer { names.insert("trainer") }
    if one.recording != other.recording { names.insert("recording") }
    return names
  }
}
