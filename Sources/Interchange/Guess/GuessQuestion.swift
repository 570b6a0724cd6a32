/// Something about a file that a person has to say, or may say otherwise than it was guessed.
public enum GuessSubject: Hashable, Sendable {
  /// What the rows are.
  case kind
  /// Which of day and month comes first.
  case dates
  /// How numbers are written, by example.
  case numbers
  /// What a field is where no column tells it.
  case field(String)
  /// Which column tells a field that has to be told.
  case column(field: String)
  /// In what a column's lengths of time are counted.
  case unit(column: String)
  /// What a value in a column means.
  case value(column: String, String)
}

/// What a file does not prove.
public struct GuessQuestion: Hashable, Sendable {
  public var subject: GuessSubject
  /// One of these is the answer; empty where it is written freely.
  public var choices: [String]
  /// Why it is asked.
  public var words: String
}

/// What a person has said of a file.
public struct GuessAnswers: Hashable, Sendable {
  /// What its rows are; nil: what they look like.
  public var kind: RecordKind?
  /// Where times without an offset are read, by its name.
  public var zone = "UTC"
  /// The field that a column tells, or none, which is empty; columns that are not here are guessed.
  public var fields: [String: String] = [:]
  public var told: [GuessSubject: String] = [:]

  public init(kind: RecordKind? = nil) { self.kind = kind }
}
