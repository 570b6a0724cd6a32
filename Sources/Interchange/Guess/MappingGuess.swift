import CustomerSuccess

/// A mapping written from files of a tool that nobody has described: by what their columns are called and what stands in them.
public struct MappingGuess: Sendable {
  /// The mapping, to be kept as a file.
  public let yaml: String
  /// What the files do not prove and a person has to decide, one a line.
  public let decisions: [String]
  /// What was found, one a line.
  public let findings: [String]

  /// Throws `InterchangeError` or `InputComplaint` for a file that cannot be read, or has nothing that could be guessed by.
  public init(_ sources: [ImportSource], name: String, kind: RecordKind? = nil, sheet: String? = nil) throws {
    var lines = [
      "# Written by 'rapport mapping guess' from \(sources.map { MappingGuess.fileName($0.file) }.joined(separator: ", ")). Look through it, change what does not fit,",
      "# and try it with 'rapport import --dry-run --map FILE'.",
      "name: \(YAMLText.scalar(name))",
      "zone: UTC    # where times without an offset are read, such as Europe/Berlin",
      "files:",
    ]
    var decisions: [String] = []
    var findings: [String] = []
    var names: Set<String> = []
    for source in sources {
      let file = try GuessedFile(source, sheet: sheet)
      var section = try SectionGuess(file, kind: kind)
      section.name = MappingGuess.unused(section.kind.rawValue, names)
      names.insert(section.name)
      lines += section.lines
      decisions += section.decisions.map { "\(MappingGuess.fileName(source.file)): \($0)" }
      findings.append(
        "\(source.file): \(file.rows) rows as \(section.kind.rawValue), \(section.used.count) of \(file.columns.count) columns"
      )
    }
    yaml = lines.joined(separator: "\n") + "\n"
    self.decisions = decisions
    self.findings = findings
  }

  private static func unused(_ name: String, _ names: Set<String>) -> String {
    guard names.contains(name) else { return name }
    return (2...).lazy.map { "\(name)-\($0)" }.first { !names.contains($0) } ?? name
  }

  private static func fileName(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }
}
