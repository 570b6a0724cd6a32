import CustomerSuccess

enum LearnerRecords: RecordFormat {
  static let columns = [
    RecordColumn("id", "the learner's id", required: true),
    RecordColumn("customer", "the customer's id", required: true),
    RecordColumn("name", "the person's name", required: true),
    RecordColumn("email", "empty: unknown"),
    RecordColumn("role", "what the person does there"),
  ]

  static func read(_ row: inout RecordRow) -> [Fact] {
    [
      .learner(
        Learner(
          id: row.id("id"), customer: row.id("customer"), name: row.required("name", "a person's name"),
          email: row.text("email"), role: row.text("role")))
    ]
  }

  static func write(_ fact: Fact) -> [String]? {
    guard case .learner(let fact) = fact else { return nil }
    return [fact.id.text, fact.customer.text, fact.name, fact.email, fact.role]
  }
}

enum EnrolmentRecords: RecordFormat {
  static let columns = [
    RecordColumn("learner", "the learner's id", required: true),
    RecordColumn("path", "executiveTraining, technicalTraining or businessUserTraining", required: true),
    RecordColumn("enrolled", "date", required: true),
    RecordColumn("due", "date by which the path is to be completed"),
  ]

  static func read(_ row: inout RecordRow) -> [Fact] {
    let learner: LearnerID = row.id("learner")
    let path: PathID = row.id("path")
    let due = row.optionalDate("due")
    guard let enrolled = row.date("enrolled") else { return [] }
    if let due, due < enrolled { row.complain("due", "found \(due), expected a day not before \(enrolled)") }
    return [.enrolment(Enrolment(learner: learner, path: path, enrolled: enrolled, due: due))]
  }

  static func write(_ fact: Fact) -> [String]? {
    guard case .enrolment(let fact) = fact else { return nil }
    return [fact.learner.text, fact.path.text, fact.enrolled.description, fact.due?.description ?? ""]
  }
}

enum ProgressRecords: RecordFormat {
  static let columns = [
    RecordColumn("learner", "the learner's id", required: true),
    RecordColumn("path", "the training path", required: true),
    RecordColumn("module", "the module's short name, such as strategic-value-and-roi", required: true),
    RecordColumn("state", "inProgress, completed or waived", required: true),
    RecordColumn("minutes", "time spent; empty: 0"),
    RecordColumn("best_score", "best assessment in percent; empty: none yet"),
    RecordColumn("waiver", "why the learner need not take it; exactly when waived"),
    RecordColumn("at", "time of the last change", required: true),
  ]

  static func read(_ row: inout RecordRow) -> [Fact] {
    let learner: LearnerID = row.id("learner")
    let path: PathID = row.id("path")
    let module: ModuleID = row.id("module")
    let state: ModuleProgress.State? = row.choice("state")
    let minutes = row.optionalInteger("minutes", in: 0...Int.max) ?? 0
    let score = row.optionalInteger("best_score", in: 0...100)
    let at = row.instant("at")
    if let state, (state == .waived) == row.isEmpty("waiver") {
      row.complain("waiver", "expected a reason exactly when the state is waived")
    }
    guard let state, let at else { return [] }
    return [
      .progress(
        ModuleProgress(
          learner: learner, path: path, module: module, state: state, minutes: minutes, bestScore: score,
          waiver: row.text("waiver"), at: at))
    ]
  }

  static func write(_ fact: Fact) -> [String]? {
    guard case .progress(let fact) = fact else { return nil }
    return [
      fact.learner.text, fact.path.text, fact.module.text, fact.state.rawValue, String(fact.minutes),
      fact.bestScore.map(String.init) ?? "", fact.waiver, fact.at.iso8601,
    ]
  }
}

enum CertificateRecords: RecordFormat {
  static let columns = [
    RecordColumn("id", "the certificate's id", required: true),
    RecordColumn("learner", "the learner's id", required: true),
    RecordColumn("path", "the training path", required: true),
    RecordColumn("issued", "date", required: true),
    RecordColumn("expires", "its last valid day", required: true),
  ]

  static func read(_ row: inout RecordRow) -> [Fact] {
    let id: CertificateID = row.id("id")
    let learner: LearnerID = row.id("learner")
    let path: PathID = row.id("path")
    let issued = row.date("issued")
    let expires = row.date("expires")
    guard let issued, let expires else { return [] }
    if expires < issued { row.complain("expires", "found \(expires), expected a day not before \(issued)") }
    return [.certificate(Certificate(id: id, learner: learner, path: path, issued: issued, expires: expires))]
  }

  static func write(_ fact: Fact) -> [String]? {
    guard case .certificate(let fact) = fact else { return nil }
    return [fact.id.text, fact.learner.text, fact.path.text, fact.issued.description, fact.expires.description]
  }
}
