/// A guessed mapping while a person looks through it: what the file proves, what was said of it, and what is still to be said.
public struct MappingDraft: Hashable, Sendable {
  public let file: GuessedFile
  /// Under which it is kept, and by which what its source said is known again.
  public var name: String
  public private(set) var answers: GuessAnswers
  private var section: SectionGuess
  /// It was made anew from a mapping in which more is said than columns can show.
  public internal(set) var losesRules = false

  /// Throws for a kind of rows that cannot be guessed.
  public init(_ file: GuessedFile, name: String, answers: GuessAnswers = GuessAnswers()) throws(InputComplaint) {
    self.file = file
    self.name = name
    self.answers = answers
    section = try SectionGuess(file, answers)
  }

  public static let kinds = SectionGuess.kinds.map(\.0)

  public var kind: RecordKind { section.kind }

  /// All kinds that can be guessed: what it is taken for, what it may be as well, and the others.
  public var likelyKinds: [RecordKind] {
    let likely = [kind] + section.looks.others
    return likely + MappingDraft.kinds.filter { !likely.contains($0) }
  }

  /// Its columns are Rapport's own, each its own field.
  public var isOwn: Bool { section.isOwn }

  /// What the file does not prove and nobody has said yet; while there is any, nothing can be imported.
  public var questions: [GuessQuestion] { section.questions }

  /// The mapping, to be kept as a file.
  public var yaml: String {
    let head = ["# Made from \(MappingGuess.fileName(file.file)) in the console's import."]
    let lines = head + MappingGuess.head(name: name, zone: answers.zone) + section.lines
    return lines.joined(separator: "\n") + "\n"
  }

  public static func == (left: MappingDraft, right: MappingDraft) -> Bool {
    left.name == right.name && left.answers == right.answers && left.file == right.file
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(answers)
  }

  // MARK: What a person says

  private mutating func answer(_ change: (inout GuessAnswers) -> Void) {
    var new = answers
    change(&new)
    guard new != answers, let made = try? SectionGuess(file, new) else { return }
    (answers, section) = (new, made)
  }

  /// Other rows have other fields: what was said of those is no answer any more.
  public mutating func take(kind: RecordKind) {
    guard kind != self.kind || asksKind else { return }
    let isSame = kind == self.kind
    answer { answers in
      answers.kind = kind
      guard !isSame else { return }
      answers.fields = [:]
      answers.told = answers.told.filter { [.dates, .numbers].contains($0.key) }
    }
  }

  public mutating func take(zone: String) { answer { $0.zone = zone } }

  public mutating func take(_ value: String?, for subject: GuessSubject) {
    if case .column(let field) = subject {
      guard let value else { return }
      if file.columns.contains(where: { $0.name == value }) {
        answer { $0.told[subject] = nil }
        return take(field: field, for: value)
      }
    }
    if subject == .kind {
      if let kind = value.flatMap(RecordKind.init(rawValue:)) { take(kind: kind) }
      return
    }
    answer { $0.told[subject] = value }
  }

  /// A column becomes a field, or none where it is empty; the column that was it before is none, and all others stay.
  public mutating func take(field: String, for column: String) {
    let (standing, columns) = (fieldsByColumn, file.columns)
    answer { answers in
      for profile in columns { answers.fields[profile.name] = standing[profile.name] ?? "" }
      for (other, own) in answers.fields where own == field { answers.fields[other] = "" }
      answers.fields[column] = field
    }
  }

  private var fieldsByColumn: [String: String] {
    if isOwn { return Dictionary(file.columns.map { ($0.name, $0.name) }, uniquingKeysWith: { first, _ in first }) }
    // What tells the rows apart may be what they are called as well.
    return Dictionary(section.choice.columns.map { ($0.value.name, $0.key) }) { $0 == "id" ? $0 : $1 }
  }
}

extension MappingDraft {
  /// A column of the file beside the field it tells.
  public struct Column: Hashable, Sendable {
    public var name: String
    /// Nil where it tells none.
    public var field: String?
    /// What it is used for, where it tells no field as it stands; nil where a field is all, or nothing.
    public var use: String?
    /// Different values that stand in it.
    public var samples: [String]
    /// What becomes of its values, where they are choices.
    public var values: [Value]
    /// Values that are taken for nobody.
    public var nobody: [String]
    /// What speaks against it.
    public var doubt: String?
  }

  public struct Value: Hashable, Sendable {
    public var text: String
    /// In how many rows it stands.
    public var rows: Int
    /// Nil while nobody has said what it means.
    public var choice: String?
    /// It says nothing known, and the field has a choice for that.
    public var isUsual: Bool
    public var choices: [String]
  }

  /// A field that has to be told and that no column tells.
  public struct Missing: Hashable, Sendable {
    public var field: String
    public var value: String?
    /// Empty for what is written freely.
    public var choices: [String]
    public var subject: GuessSubject
    /// What is to be said of it where that is not the same as of all others.
    public var words: String?

    public init(field: String, value: String?, choices: [String], subject: GuessSubject, words: String? = nil) {
      self.words = words
      self.field = field
      self.value = value
      self.choices = choices
      self.subject = subject
    }
  }

  /// All fields that a column may tell.
  public var fields: [String] {
    (SectionGuess.kinds.first { $0.0 == kind }?.1 ?? []).map(\.name)
  }

  /// In the file's order.
  public var columns: [Column] {
    let fields = fieldsByColumn
    return file.columns.map { profile in
      let field = fields[profile.name]
      return Column(
        name: profile.name, field: field, use: use(of: profile.name, field), samples: profile.values,
        values: values(of: profile.name),
        nobody: field.map { PeopleBook.columns.contains($0) || $0 == "author" ? profile.nobody : [] } ?? [],
        doubt: field.flatMap { doubt(profile, $0) })
    }
  }

  private func use(of column: String, _ field: String?) -> String? {
    let known = ([section] + section.companions).lazy.compactMap { $0.uses[column] }.first
    if known != nil || field != nil { return known }
    return section.isUsed(column) ? "used by the rule of another column" : nil
  }

  /// A value as it is named to people.
  public static func title(_ value: String) -> String { value.isEmpty ? "(blank)" : value }

  private func values(of column: String) -> [Value] {
    guard let choice = section.choices[column] else { return [] }
    return choice.found.map { text, meaning in
      Value(
        text: text,
        rows: section.file.columns.first { $0.name == column }.map { section.rows(with: text, in: $0) } ?? 0,
        choice: meaning ?? choice.otherwise.map { $0 == "\"\"" ? "" : $0 },
        isUsual: meaning == nil && choice.otherwise != nil,
        choices: choice.known + (choice.otherwise.map { choice.known.contains($0) || $0 == "\"\"" ? [] : [$0] } ?? []))
    }
  }

  private func doubt(_ profile: ColumnProfile, _ field: String) -> String? {
    guard isOwn || section.isUsed(profile.name) else { return "not used" }
    let content = SectionGuess.kinds.first { $0.0 == kind }?.1.first { $0.name == field }?.content
    guard let content, !ColumnChoice.fits(profile, content) else { return nil }
    switch content {
    case .date: return "no dates"
    case .number, .whole: return "no numbers"
    case .email: return "no addresses"
    case .link: return "no links"
    case .text: return "numbers only"
    case .any: return nil
    }
  }

  public var missing: [Missing] {
    section.constants.map { constant in
      Missing(
        field: constant.field, value: constant.value, choices: constant.choices,
        subject: constant.isColumn ? .column(field: constant.field) : .field(constant.field), words: constant.words)
    }
  }

  /// Columns whose numbers have no unit of their own, with what was said.
  public var units: [(column: String, unit: String?, choices: [String], words: String)] {
    section.units.map { ($0.column, answers.told[.unit(column: $0.column)], $0.choices, $0.words) }
  }

  /// Nothing proves what its rows are, and nobody has said it.
  public var asksKind: Bool { !section.looks.isProven }

  /// How dates or numbers are read, where both are possible or one is proven.
  public struct Form: Hashable, Sendable {
    public var subject: GuessSubject
    public var value: String?
    public var choices: [String]
    /// What proves it, or why it is asked.
    public var words: String
  }

  public var forms: [Form] {
    section.companions.flatMap(\.forms).reduce(into: section.forms) { known, form in
      if !known.contains(where: { $0.subject == form.subject }) { known.append(form) }
    }
  }

  /// Some of its dates have times of day, which may be of any zone.
  public var tellsTimes: Bool { kind != .customers && section.dates.contains { $0.dates?.hasTime ?? false } }
}
