import CustomerSuccess

enum ObservationTable: FactTable {
  static let kind = FactKind.observation
  static let name = "observations"
  static let keyColumns = ["customer", "metric", "at"]
  static let valueColumns = ["form", "value", "source", "note"]
  static let source = """
    observations f JOIN customers c ON c.key = f.customer JOIN names m ON m.key = f.metric \
    JOIN names o ON o.key = f.source
    """
  static let columns = "c.id, m.text, f.form, f.value, f.at, o.text, f.note"
  static let order = "c.id, m.text, f.at"
  static let customer = "f.customer"

  static func keyParts(_ key: FactKey, _ keys: Keys) throws -> [KeyPart]? {
    guard case .time(let at) = key.values[2],
      let customer = try keys.key(of: key.parts[0], in: .customers),
      let name = try keys.key(of: key.parts[1], in: .names)
    else { return nil }
    return [.integer(customer), .integer(name), .integer(at.seconds)]
  }

  static func bind(_ value: Observation, _ binder: inout Binder, _ keys: Keys) throws {
    switch value.value {
    case .measured(let number): binder.bind(form: 0, number)
    case .judged(let level): binder.bind(form: 1, Double(level.code))
    case .unmet: binder.bind(form: 2, 0)
    case .notApplicable: binder.bind(form: 3, 0)
    }
    binder.bind(try keys.required(value.source, in: .names))
    binder.bind(value.note)
  }

  static func read(_ row: SQLRow) throws -> Observation {
    Observation(
      customer: row.id(0), metric: row.id(1), value: try value(form: row[2], row[3]), at: row.instant(4),
      source: row[5], note: row[6])
  }

  private static func value(form: Int, _ number: Double) throws -> MetricValue {
    switch form {
    case 0: return .measured(number)
    case 1:
      guard let level = HealthCategory(code: Int(number)) else { throw UnreadableRow("\(number) is no level") }
      return .judged(level)
    case 2: return .unmet
    default: return .notApplicable
    }
  }

  static func fact(_ value: Observation) -> Fact { .observation(value) }
  static func value(_ fact: Fact) -> Observation? { if case .observation(let value) = fact { value } else { nil } }
}

extension Binder {
  fileprivate mutating func bind(form: Int, _ value: Double) {
    bind(form)
    bind(value)
  }
}

enum OverrideTable: FactTable {
  static let kind = FactKind.override
  static let name = "overrides"
  static let keyColumns = ["id"]
  static let valueColumns = [
    "customer", "target", "target_name", "value", "reason", "author", "at", "expires", "withdrawn",
  ]
  static let source = "overrides f JOIN customers c ON c.key = f.customer"
  static let columns = """
    f.id, c.id, f.target, f.target_name, f.value, f.reason, f.author, f.at, f.expires, f.withdrawn
    """
  static let order = "f.id"
  static let customer = "f.customer"

  static func keyParts(_ key: FactKey, _ keys: Keys) -> [KeyPart]? { key.parts.map(KeyPart.text) }

  static func bind(_ value: Override, _ binder: inout Binder, _ keys: Keys) throws {
    binder.bind(try keys.required(value.customer.text, in: .customers))
    let (target, name) = words(value.target)
    binder.bind(target)
    binder.bind(name)
    binder.bind(value.value)
    binder.bind(value.reason)
    binder.bind(value.author)
    binder.bind(value.at)
    binder.bind(value.expires)
    binder.bind(value.withdrawn)
  }

  static func read(_ row: SQLRow) throws -> Override {
    Override(
      id: row.id(0), customer: row.id(1), target: try target(row[2], row[3]), value: row[4], reason: row[5],
      author: row[6], at: row.instant(7), expires: row.instant(8), withdrawn: row.instant(orNil: 9))
  }

  private static func words(_ target: OverrideTarget) -> (String, String) {
    switch target {
    case .metric(let id): ("metric", id.text)
    case .dimension(let id): ("dimension", id.text)
    case .score: ("score", "")
    }
  }

  private static func target(_ word: String, _ name: String) throws -> OverrideTarget {
    switch word {
    case "metric": .metric(MetricID(name))
    case "dimension": .dimension(DimensionID(name))
    case "score": .score
    default: throw UnreadableRow("'\(word)' is no target of an override")
    }
  }

  static func fact(_ value: Override) -> Fact { .override(value) }
  static func value(_ fact: Fact) -> Override? { if case .override(let value) = fact { value } else { nil } }
}

enum ScoreTable: FactTable {
  static let kind = FactKind.score
  static let name = "scores"
  static let keyColumns = ["customer", "at"]
  static let valueColumns = ["score", "origin", "contributions"]
  static let source = "scores f JOIN customers c ON c.key = f.customer"
  static let columns = "c.id, f.at, f.score, f.origin, f.contributions"
  static let order = "c.id, f.at"
  static let customer = "f.customer"

  static func keyParts(_ key: FactKey, _ keys: Keys) throws -> [KeyPart]? {
    guard case .time(let at) = key.values[1], let customer = try keys.key(of: key.parts[0], in: .customers) else {
      return nil
    }
    return [.integer(customer), .integer(at.seconds)]
  }

  static func bind(_ value: ScoreRecord, _ binder: inout Binder, _ keys: Keys) throws {
    binder.bind(value.score)
    binder.bind(value.origin.rawValue)
    binder.bind(value.contributions.isEmpty ? "" : try JSON.encode(value.contributions))
  }

  static func read(_ row: SQLRow) throws -> ScoreRecord {
    ScoreRecord(
      customer: row.id(0), at: row.instant(1), score: row[2], origin: try row.choice(3),
      contributions: try row.json(4, empty: []))
  }

  static func fact(_ value: ScoreRecord) -> Fact { .score(value) }
  static func value(_ fact: Fact) -> ScoreRecord? { if case .score(let value) = fact { value } else { nil } }
}
