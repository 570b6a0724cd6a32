import CustomerSuccess

/// A kind of rows whose fields are each made of one column, or of what is said of all rows.
struct PlainKind: Sendable {
  /// How a field is made of its column.
  enum Form: Sendable {
    case text, person, date, time, number
    case whole
    case choice([(choice: String, words: [String])], empty: String? = nil)
    /// Names that the rules define.
    case ruled(RuledNames)
    case customer
    /// The row's own id, with what is put before bare numbers.
    case id(String)
    /// The id of another kind's row, made as there.
    case reference(String)
  }

  /// What becomes of a field that no column tells.
  enum Lack: Sendable {
    case leave
    /// One of these, or a day, for all rows; a person says which.
    case ask([String])
    /// One of the rules' names for all rows.
    case askRuled(RuledNames)
    /// A person says which column it is.
    case askColumn
    case constant(String)
  }

  struct Field: Sendable {
    var words: GuessWords.Field
    var form: Form
    var lack: Lack

    init(
      _ name: String, _ form: Form, _ phrases: [String], lack: Lack = .leave, content: GuessWords.Content? = nil,
      repeats: Bool = false, noted: [String] = []
    ) {
      self.form = form
      self.lack = lack
      let usual: GuessWords.Content =
        switch form {
        case .date, .time: .date
        case .number, .whole: .number
        case .text, .person, .customer: .text
        case .choice, .ruled, .id, .reference: .any
        }
      words = GuessWords.Field(name: name, content: content ?? usual, phrases: phrases, noted: noted, repeats: repeats)
      if case .choice(let known, let empty) = form { (words.meanings, words.usual) = (known, empty) }
    }
  }

  var kind: RecordKind
  var fields: [Field]

  static let all = work + training

  static func of(_ kind: RecordKind) -> PlainKind? { all.first { $0.kind == kind } }
}
