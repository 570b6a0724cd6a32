public import CustomerSuccess

/// A mapping written from files of a tool that nobody has described: by what their columns are called and what stands in them.
public struct MappingGuess: Sendable {
  /// The mapping, to be kept as a file.
  public let yaml: String
  /// What the files do not prove and a person has to decide, one a line.
  public let decisions: [String]
  /// What was found, one a line.
  public let findings: [String]

  /// `names` are those that the rules in force have. Throws `InterchangeError` or `InputComplaint` for a file that cannot be read, or has nothing that could be guessed by.
  public init(
    _ sources: [ImportSource], name: String, kind: RecordKind? = nil, sheet: String? = nil,
    names rules: RuleNames? = nil
  ) throws {
    let files = sources.map { MappingGuess.fileName($0.file) }.joined(separator: ", ")
    var lines = [
      "# Written by 'rapport mapping guess' from \(files). Look through it, change what does not fit,",
      "# and try it with 'rapport import --dry-run --map FILE'.",
    ]
    lines += MappingGuess.head(name: name, zone: GuessAnswers().zone)
    var decisions: [String] = []
    var findings: [String] = []
    var names: Set<String> = []
    for source in sources {
      let file = try GuessedFile(source, sheet: sheet, names: rules)
      var section = try SectionGuess(file, GuessAnswers(kind: kind))
      if let complaint = section.complaint { throw complaint }
      section.name = MappingGuess.unused(section.kind.rawValue, names)
      names.insert(section.name)
      lines += section.lines
      decisions += MappingGuess.words(section).map { "\(MappingGuess.fileName(source.file)): \($0)" }
      findings.append(
        "\(source.file): \(counted(file.rows, "row")) as \(section.kind.rawValue), \(section.used.count) of \(counted(file.columns.count, "column"))"
      )
      findings += file.unread.findings
      findings += section.taken.map { "\(MappingGuess.fileName(source.file)): \($0)" }
    }
    yaml = lines.joined(separator: "\n") + "\n"
    self.decisions = decisions
    self.findings = findings
  }

  static func head(name: String, zone: String) -> [String] {
    [
      "name: \(YAMLText.scalar(name))",
      "zone: \(YAMLText.scalar(zone))    # where times without an offset are read, such as Europe/Berlin", "files:",
    ]
  }

  /// A column's values in one line.
  private static func words(_ section: SectionGuess) -> [String] {
    let questions = section.questions
    var values: [String: [String]] = [:]
    let profile = { (name: String) in section.file.columns.first { $0.name == name } }
    for question in questions {
      if case .value(let column, let value) = question.subject { values[column, default: []].append(value) }
    }
    return questions.compactMap { question in
      guard case .value(let column, _) = question.subject else { return question.words }
      guard let all = values.removeValue(forKey: column) else { return nil }
      let shown = all.prefix(12).map { value in profile(column).map { section.counted(value, of: $0) } ?? value }
      let known = question.choices.filter { !$0.isEmpty }
      // Among dates and numbers there is nothing to choose from.
      let isOfNumbers = profile(column).map { !$0.oddNumbers.isEmpty } ?? false
      let none = question.choices.contains("") ? ", none," : ""
      let open =
        "\(isOfNumbers ? "no number: which one is it" : "no date: which day is it")\(none) or \(ValueRule.leaveOut)?"
      let asked = known.allSatisfy { $0 == ValueRule.leaveOut } ? open : "which of \(known.joined(separator: ", "))?"
      return "\(column): \(shown.joined(separator: ", ")): \(asked)"
    }
  }

  private static func unused(_ name: String, _ names: Set<String>) -> String {
    guard names.contains(name) else { return name }
    return (2...).lazy.map { "\(name)-\($0)" }.first { !names.contains($0) } ?? name
  }

  /// What a mapping is called that was guessed from a file, or written to one: the same however it is made, for a source is known by
  /// it. `exports/Accounts 2026.csv`, `accounts-2026.yaml`, `Accounts 2026.csv.yaml` → `accounts-2026`
  public static func name(for path: String) -> String {
    let stem = fileName(path).split(separator: ".").first.map(String.init) ?? path
    let plain = stem.lowercased().map { $0.isLetter || $0.isNumber ? $0 : "-" }
    let words = String(plain).split(separator: "-").joined(separator: "-")
    return words.isEmpty ? "import" : words
  }

  static func fileName(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }
}
