/// A value that has a text of its own, in files and, unless it was released otherwise, in its table.
public protocol FieldForm {
  associatedtype Value: Codable & Sendable
  /// Released tables have some values as JSON, and nothing where the text is empty.
  static var isJSONInTables: Bool { get }
  static func text(_ value: Value) -> String
  static func read(_ text: String) throws(Refusal) -> Value
  /// The same so many days later, where there are days in it.
  static func shifted(_ value: Value, days: Int) -> Value
}

extension FieldForm {
  public static var isJSONInTables: Bool { false }
  public static func shifted(_ value: Value, days: Int) -> Value { value }
}

/// `85`, `good`, `unmet`, `n/a`
public enum MetricValueForm: FieldForm {
  public static func text(_ value: MetricValue) -> String { value.text }
  public static func read(_ text: String) throws(Refusal) -> MetricValue {
    guard let value = MetricValue(text: text) else {
      throw Refusal("found '\(text)', expected a number, excellent, good, fair, poor, unmet or n/a")
    }
    return value
  }
}

/// `features=25; workflows=50`
public enum LimitsForm: FieldForm {
  public static func text(_ limits: [String: Int]) -> String {
    ListText.join(limits.sorted { $0.key < $1.key }.map { "\(ListText.escape($0.key))=\($0.value)" })
  }

  public static func read(_ text: String) throws(Refusal) -> [String: Int] {
    let expected = "expected names and whole numbers such as features=25; workflows=50"
    guard let parts = ListText.parts(text) else { throw Refusal("ends in a bare \\, \(expected)") }
    var limits: [String: Int] = [:]
    for (name, value) in parts {
      guard let value, let number = Int(value.trimmingBlanks()), limits.updateValue(number, forKey: name) == nil else {
        throw Refusal("found '\(name.excerpt)', \(expected), each name once")
      }
    }
    return limits
  }
}

/// `score`, `dimension:productUsage`, `metric:activeUsers`
public enum OverrideTargetForm: FieldForm {
  public static func text(_ target: OverrideTarget) -> String {
    switch target {
    case .score: "score"
    case .dimension(let id): "dimension:\(id)"
    case .metric(let id): "metric:\(id)"
    }
  }

  public static func read(_ text: String) throws(Refusal) -> OverrideTarget {
    let text = text.trimmingBlanks()
    if text == "score" { return .score }
    switch text.namedPart {
    case ("dimension", let name)?: return .dimension(DimensionID(name))
    case ("metric", let name)?: return .metric(MetricID(name))
    default: throw Refusal("found '\(text.excerpt)', expected score, dimension:NAME or metric:NAME")
    }
  }
}

/// `activeUsers=88*0.1; timeToValue=84*0.08`
public enum ContributionsForm: FieldForm {
  public static let isJSONInTables = true

  public static func text(_ contributions: [ScoreRecord.Contribution]) -> String {
    ListText.join(
      contributions.map { "\(ListText.escape($0.metric.text))=\($0.score.shortText)*\($0.weight.shortText)" })
  }

  public static func read(_ text: String) throws(Refusal) -> [ScoreRecord.Contribution] {
    let expected = "expected metrics such as activeUsers=88*0.1; timeToValue=84*0.08"
    guard let parts = ListText.parts(text) else { throw Refusal("ends in a bare \\, \(expected)") }
    var contributions: [ScoreRecord.Contribution] = []
    for (name, value) in parts {
      let factors = (value ?? "").split(separator: "*").compactMap { Double($0) }
      guard factors.count == 2, factors.allSatisfy(\.isFinite) else {
        throw Refusal("found '\(name.excerpt)', \(expected)")
      }
      contributions.append(.init(metric: MetricID(name), score: factors[0], weight: factors[1]))
    }
    return contributions
  }
}

/// `hand`, `trigger:lowUsage`
public enum ActionOriginForm: FieldForm {
  public static func text(_ origin: ActionOrigin) -> String {
    switch origin {
    case .hand: "hand"
    case .trigger(let name): "trigger:\(name)"
    case .journey(let name): "journey:\(name)"
    case .programme(let name): "programme:\(name)"
    }
  }

  public static func read(_ text: String) throws(Refusal) -> ActionOrigin {
    if text.isEmpty || text == "hand" { return .hand }
    switch text.namedPart {
    case ("trigger", let name)?: return .trigger(name)
    case ("journey", let name)?: return .journey(name)
    case ("programme", let name)?: return .programme(name)
    default: throw Refusal("found '\(text.excerpt)', expected hand, trigger:NAME, journey:NAME or programme:NAME")
    }
  }
}

/// `[x] Call; [ ] Prepare analysis`
public enum ChecklistForm: FieldForm {
  public static let isJSONInTables = true

  public static func text(_ steps: [ChecklistStep]) -> String {
    ListText.join(steps.map { ListText.escape("[\($0.isDone ? "x" : " ")] \($0.title)") })
  }

  public static func read(_ text: String) throws(Refusal) -> [ChecklistStep] {
    let expected = "expected steps such as [x] Call; [ ] Prepare analysis"
    guard let parts = ListText.parts(text) else { throw Refusal("ends in a bare \\, \(expected)") }
    var steps: [ChecklistStep] = []
    for (name, value) in parts {
      let text = [name, value].compactMap { $0 }.joined(separator: "=")
      // By scalars: a mark at the start of the title would join the blank before it.
      let isDone = text.unicodeScalars.starts(with: "[x] ".unicodeScalars)
      guard isDone || text.unicodeScalars.starts(with: "[ ] ".unicodeScalars) else {
        throw Refusal("found '\(text.excerpt)', \(expected)")
      }
      steps.append(ChecklistStep(title: String(text.unicodeScalars.dropFirst(4)), isDone: isDone))
    }
    return steps
  }
}

/// `agent:Mira`
public enum ActorForm: FieldForm {
  public static func text(_ actor: Actor) -> String {
    switch actor {
    case .customer(let name): "customer:\(name)"
    case .agent(let name): "agent:\(name)"
    case .automation(let name): "automation:\(name)"
    }
  }

  public static func read(_ text: String) throws(Refusal) -> Actor {
    switch text.namedPart {
    case ("customer", let name)?: return .customer(name.asName())
    case ("agent", let name)?: return .agent(name.asName())
    case ("automation", let name)?: return .automation(name)
    default: throw Refusal("found '\(text.excerpt)', expected customer:NAME, agent:NAME or automation:NAME")
    }
  }
}

/// `integration, webhooks`
public enum TagsForm: FieldForm {
  public static func text(_ tags: [String]) -> String { ArticleTags.line(tags) }
  public static func read(_ text: String) throws(Refusal) -> [String] { ArticleTags.read(text) }
}

/// The answers of a root cause, which files have a column each for.
public enum WhysForm: FieldForm {
  public static let isJSONInTables = true
  public static func text(_ whys: [String]) -> String { ListText.join(whys.map(ListText.escape)) }
  public static func read(_ text: String) throws(Refusal) -> [String] {
    guard let parts = ListText.parts(text) else { throw Refusal("ends in a bare \\, expected answers") }
    return parts.map { [$0.name, $0.value].compactMap(\.self).joined(separator: "=") }
  }
}
