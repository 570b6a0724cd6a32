import CustomerSuccess

enum LearnerTable: FactTable {
  static let kind = FactKind.learner
  static let name = "learners"
  static let keyColumns = ["id"]
  static let valueColumns = ["customer", "name", "email", "role"]
  static let source = "learners f JOIN customers c ON c.key = f.customer"
  static let columns = "f.id, c.id, f.name, f.email, f.role"
  static let order = "f.id"
  static let customer = "f.customer"

  static func keyParts(_ key: FactKey, _ keys: Keys) -> [KeyPart]? { key.parts.map(KeyPart.text) }

  static func bind(_ value: Learner, _ binder: inout Binder, _ keys: Keys) throws {
    binder.bind(try keys.required(value.customer.text, in: .customers))
    binder.bind(value.name)
    binder.bind(value.email)
    binder.bind(value.role)
  }

  static func read(_ row: SQLRow) -> Learner {
    Learner(id: row.id(0), customer: row.id(1), name: row[2], email: row[3], role: row[4])
  }

  static func fact(_ value: Learner) -> Fact { .learner(value) }
  static func value(_ fact: Fact) -> Learner? { if case .learner(let value) = fact { value } else { nil } }
}

enum EnrolmentTable: FactTable {
  static let kind = FactKind.enrolment
  static let name = "enrolments"
  static let keyColumns = ["learner", "path"]
  static let valueColumns = ["enrolled", "due"]
  static let source = "enrolments f JOIN learners l ON l.key = f.learner JOIN names p ON p.key = f.path"
  static let columns = "l.id, p.text, f.enrolled, f.due"
  static let order = "l.id, p.text"
  static let customer = "l.customer"

  static func keyParts(_ key: FactKey, _ keys: Keys) throws -> [KeyPart]? {
    guard let learner = try keys.key(of: key.parts[0], in: .learners),
      let name = try keys.key(of: key.parts[1], in: .names)
    else { return nil }
    return [.integer(learner), .integer(name)]
  }

  static func bind(_ value: Enrolment, _ binder: inout Binder, _ keys: Keys) throws {
    binder.bind(value.enrolled)
    binder.bind(value.due)
  }

  static func read(_ row: SQLRow) -> Enrolment {
    Enrolment(learner: row.id(0), path: row.id(1), enrolled: row.date(2), due: row.date(orNil: 3))
  }

  static func fact(_ value: Enrolment) -> Fact { .enrolment(value) }
  static func value(_ fact: Fact) -> Enrolment? { if case .enrolment(let value) = fact { value } else { nil } }
}

enum ProgressTable: FactTable {
  static let kind = FactKind.progress
  static let name = "module_progress"
  static let keyColumns = ["learner", "path", "module"]
  static let valueColumns = ["state", "minutes", "best_score", "waiver", "at"]
  static let source = """
    module_progress f JOIN learners l ON l.key = f.learner JOIN names p ON p.key = f.path \
    JOIN names m ON m.key = f.module
    """
  static let columns = "l.id, p.text, m.text, f.state, f.minutes, f.best_score, f.waiver, f.at"
  static let order = "l.id, p.text, m.text"
  static let customer = "l.customer"

  static func keyParts(_ key: FactKey, _ keys: Keys) throws -> [KeyPart]? {
    guard let learner = try keys.key(of: key.parts[0], in: .learners),
      let pathName = try keys.key(of: key.parts[1], in: .names),
      let moduleName = try keys.key(of: key.parts[2], in: .names)
    else { return nil }
    return [.integer(learner), .integer(pathName), .integer(moduleName)]
  }

  static func bind(_ value: ModuleProgress, _ binder: inout Binder, _ keys: Keys) throws {
    binder.bind(value.state.rawValue)
    binder.bind(value.minutes)
    binder.bind(value.bestScore)
    binder.bind(value.waiver)
    binder.bind(value.at)
  }

  static func read(_ row: SQLRow) throws -> ModuleProgress {
    ModuleProgress(
      learner: row.id(0), path: row.id(1), module: row.id(2), state: try row.choice(3), minutes: row[4],
      bestScore: row[5], waiver: row[6], at: row.instant(7))
  }

  static func fact(_ value: ModuleProgress) -> Fact { .progress(value) }
  static func value(_ fact: Fact) -> ModuleProgress? { if case .progress(let value) = fact { value } else { nil } }
}

enum CertificateTable: FactTable {
  static let kind = FactKind.certificate
  static let name = "certificates"
  static let keyColumns = ["id"]
  static let valueColumns = ["learner", "path", "issued", "expires"]
  static let source = "certificates f JOIN learners l ON l.key = f.learner JOIN names p ON p.key = f.path"
  static let columns = "f.id, l.id, p.text, f.issued, f.expires"
  static let order = "f.id"
  static let customer = "l.customer"

  static func keyParts(_ key: FactKey, _ keys: Keys) -> [KeyPart]? { key.parts.map(KeyPart.text) }

  static func bind(_ value: Certificate, _ binder: inout Binder, _ keys: Keys) throws {
    binder.bind(try keys.required(value.learner.text, in: .learners))
    binder.bind(try keys.required(value.path.text, in: .names))
    binder.bind(value.issued)
    binder.bind(value.expires)
  }

  static func read(_ row: SQLRow) -> Certificate {
    Certificate(id: row.id(0), learner: row.id(1), path: row.id(2), issued: row.date(3), expires: row.date(4))
  }

  static func fact(_ value: Certificate) -> Fact { .certificate(value) }
  static func value(_ fact: Fact) -> Certificate? { if case .certificate(let value) = fact { value } else { nil } }
}
