/// Something a verb has to be told, as a form asks for it and a command takes it.
public struct Parameter: Hashable, Sendable, Identifiable {
  public var name: String
  public var title: String
  public var kind: Kind
  public var isRequired: Bool
  /// What may be written, in a few words; empty where the title says it.
  public var hint: String
  /// Nobody mends a letter of what stands there already: the first letter begins another.
  public var isTypedOver: Bool
  public var id: String { name }

  public enum Kind: Hashable, Sendable {
    case line
    /// Several lines.
    case text
    case person
    /// `today`, `fri`, `7d`, `2026-12-01`.
    case day
    /// A moment ahead: `4h`, `17:30`, `2026-12-01 17:30`.
    case moment
    /// A whole number within the range.
    case number(unit: String, ClosedRange<Int> = Kind.usual)
    case choice([Choice])
    /// Usual words; others may be written too.
    case words([String])
    /// The id of a thing, its number alone, or any part of its name where there is somebody to choose.
    case thing(Target.Kind)

    /// Nothing that is counted here is ever more.
    public static let usual = 0...1_000_000

    fileprivate var isTypedOver: Bool {
      switch self {
      case .person, .day, .moment, .number, .words: true
      case .line, .text, .choice, .thing: false
      }
    }

    /// Nil for a text of several lines.
    var limit: TextLimit? {
      switch self {
      case .person: .name
      case .text: nil
      case .line, .day, .moment, .number, .choice, .words, .thing: .line
      }
    }
  }

  public struct Choice: Hashable, Sendable {
    public var value: String
    public var title: String

    public init(_ value: String, _ title: String) {
      self.value = value
      self.title = title
    }
  }

  /// A line is words that are mended, unless it is said to be a day, an amount or a number in a writing of its own.
  public init(
    _ name: String, _ title: String, _ kind: Kind, isRequired: Bool = true, hint: String = "", isTypedOver: Bool? = nil
  ) {
    self.name = name
    self.title = title
    self.kind = kind
    self.isRequired = isRequired
    self.hint = hint
    self.isTypedOver = isTypedOver ?? kind.isTypedOver
  }

  /// The same, which may be left out.
  var optional: Parameter {
    Parameter(name, title, kind, isRequired: false, hint: hint, isTypedOver: isTypedOver)
  }

  /// In words of one's own: what was typed would be missed.
  public var isWritten: Bool { kind == .line || kind == .text }

  /// Why there is none to choose.
  var nothing: String { hint.isEmpty ? "one of a list that is empty here" : hint }

  /// What is understood, for help and complaints.
  public var expectation: String {
    switch kind {
    case .line: hint.isEmpty ? "text" : hint
    case .text: "text"
    case .person: "a name, me or none"
    case .day: "a day such as today, fri, 7d, 2w or 2026-12-01"
    case .moment: "a time ahead such as 90m, 4h, 17:30 or 2026-12-01 17:30"
    case .number(let unit, let range):
      "a whole number\(unit.isEmpty ? "" : " of \(unit)") from \(range.lowerBound) to \(range.upperBound)"
    case .words(let words): "a word such as \(words.joined(separator: ", "))"
    case .thing(let kind): "\(kind.anyTitle)'s id"
    case .choice([]): nothing
    case .choice(let choices): "one of \(choices.map(\.value).joined(separator: ", "))"
    }
  }
}

/// What is wrong in what a verb was told: which parameter, and what was expected.
public struct ParameterError: Error, Hashable, Sendable, CustomStringConvertible {
  public var parameter: String
  public var message: String

  public init(_ parameter: String, _ message: String) {
    self.parameter = parameter
    self.message = message
  }

  public var description: String { "\(parameter): \(message)" }
}
