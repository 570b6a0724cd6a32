/// What sessions are made from.
extension Verb {
  static func sessionFields(_ rules: ActRules) -> [Parameter] {
    let modules = rules.training.paths.flatMap { path in
      path.modules.filter(\.isTaughtInSessions).map {
        Parameter.Choice("\(path.id)/\($0.id)", "\(path.title): \($0.title)")
      }
    }
    return [
      Parameter("module", "Module", .choice(modules), hint: "a module that is taught in sessions"),
      Parameter("at", "Begins", .line, hint: "2026-12-01 14:00, on the clocks of its zone", isTypedOver: true),
      Parameter(
        "zone", "Zone", .line, isRequired: false, hint: "such as Europe/Berlin; empty: the team's own",
        isTypedOver: true),
      Parameter(
        "minutes", "Lasts", .number(unit: "minutes", 1...10_000), isRequired: false, hint: "as the module has it"),
      Parameter("seats", "Seats", .number(unit: "", 1...1_000_000), isRequired: false, hint: "empty: as many as like"),
      Parameter("trainer", "Trainer", .person, isRequired: false),
      Parameter("customer", "For", .thing(.customer), isRequired: false, hint: "a customer's people; empty: anybody"),
      Parameter("recording", "Recording", .line, isRequired: false, hint: "its address"),
    ]
  }

  static let sessionChanges = [
    Parameter(
      "at", "Begins", .line, isRequired: false, hint: "2026-12-01 14:00, on the clocks of its zone", isTypedOver: true),
    Parameter("minutes", "Lasts", .number(unit: "minutes", 1...10_000), isRequired: false),
    Parameter("seats", "Seats", .number(unit: "", 1...1_000_000), isRequired: false, hint: "empty: as many as like"),
    Parameter("trainer", "Trainer", .person, isRequired: false),
    Parameter("recording", "Recording", .line, isRequired: false, hint: "its address"),
  ]

  static let whoLearns = Parameter("learner", "Learner", .thing(.learner), hint: "an id, or words of the name")

  static let attendanceFields = [
    whoLearns,
    Parameter(
      "minutes", "Minutes", .number(unit: "minutes"), isRequired: false, hint: "all of it; 0 for one who did not come"),
    Parameter("rating", "Rating", .number(unit: "", 1...5), isRequired: false, hint: "what they thought of it, 1 to 5"),
  ]

  static let followUpFields = [
    Parameter("title", "Title", .line, isRequired: false, hint: "follow up on the module"),
    Parameter("owner", "Owner", .person, isRequired: false), Parameter("due", "Due", .day, isRequired: false),
  ]
}

/// Reads what sessions are told.
extension ActReader {
  func sessionDraft(_ told: Told) throws(ParameterError) -> SessionDraft {
    let parts = try told.choice("module").split(separator: "/").map(String.init)
    guard parts.count == 2 else { throw told.missing("module") }
    let (path, module) = (PathID(parts[0]), ModuleID(parts[1]))
    let name = told.line("zone")
    var zone = rules.zone
    if !name.isEmpty {
      guard let found = Zone(identifier: name) else {
        throw ParameterError("zone", "found '\(name)', expected an IANA zone such as Europe/Berlin")
      }
      zone = found
    }
    guard let at = try moment(told, in: zone) else { throw told.missing("at") }
    let known = rules.training[path]?.modules.first { $0.id == module }
    return SessionDraft(
      path: path, module: module, at: at, zone: zone.identifier,
      minutes: try told.optionalNumber("minutes") ?? known?.minutes.lowerBound ?? 60,
      seats: try told.optionalNumber("seats"), trainer: told.person("trainer"), recording: told.line("recording"),
      customer: told.line("customer").isEmpty ? nil : CustomerID(told.line("customer")))
  }

  func sessionAct(_ verb: Verb, _ told: Told, _ subject: ActSubject?) throws(ParameterError) -> Act {
    switch verb {
    case .edit: return .changeSession(try sessionRevision(told, subject))
    case .book: return .book(LearnerID(try told.required("learner")))
    case .attend:
      return .attend(
        LearnerID(try told.required("learner")), minutes: try told.optionalNumber("minutes"),
        rating: try told.optionalNumber("rating"))
    default: return .followUp(title: told.line("title"), owner: told.person("owner"), due: try told.day("due"))
    }
  }

  /// What is told as it is already stays out.
  private func sessionRevision(_ told: Told, _ subject: ActSubject?) throws(ParameterError) -> SessionRevision {
    var (revision, zone) = (SessionRevision(), rules.zone)
    if case .session(let session) = subject { zone = session.place }
    if told.isTold("at") { revision.at = try moment(told, in: zone) }
    if told.isTold("minutes") { revision.minutes = try told.optionalNumber("minutes") }
    if told.isTold("seats") {
      revision.seats = .some(told.line("seats").lowercased() == "none" ? nil : try told.optionalNumber("seats"))
    }
    if told.isTold("trainer") { revision.trainer = told.person("trainer") }
    if told.isTold("recording") { revision.recording = told.line("recording") }
    guard case .session(let session) = subject else { return revision }
    // A form shows no seconds.
    if revision.at == session.at || told.line("at") == values(of: session)["at"] { revision.at = nil }
    if revision.minutes == session.minutes { revision.minutes = nil }
    if revision.seats == .some(session.seats) { revision.seats = nil }
    if revision.trainer == session.trainer { revision.trainer = nil }
    if revision.recording == session.recording { revision.recording = nil }
    return revision
  }

  /// A time with an offset, or on the clocks of a zone.
  private func moment(_ told: Told, in zone: Zone) throws(ParameterError) -> Instant? {
    let text = told.line("at")
    guard !text.isEmpty else { return nil }
    if let moment = Instant(iso8601: text) { return moment }
    let written = text.split(separator: " ").count == 2 ? text.replacing(" ", with: "T") : text
    let full = written.split(separator: ":").count == 2 ? written + ":00" : written
    if let stamp = LocalTimestamp(text: full), stamp.offset == nil {
      return zone.instant(stamp.date, secondOfDay: stamp.secondOfDay)
    }
    guard let moment = DayWords.moment(text, now: now, zone: zone) else { throw told.missing("at") }
    return moment
  }

  func values(of session: TrainingSession) -> [String: String] {
    let (local, minutes) = (session.local, session.local.secondOfDay / 60)
    let clock = [minutes / 60, minutes % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
    return [
      "at": "\(local.date) \(clock)", "minutes": "\(session.minutes)",
      "seats": session.seats.map { "\($0)" } ?? "", "trainer": session.trainer, "recording": session.recording,
    ]
  }
}
