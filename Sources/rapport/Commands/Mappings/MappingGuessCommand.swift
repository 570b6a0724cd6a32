import ArgumentParser
import CustomerSuccess
import Interchange

struct MappingGuessCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "guess", abstract: "Writes a mapping for files of a tool that there is none for.",
    discussion: """
      Columns are told by their names and by what stands in them; separators, encodings, dates and numbers by what the values \
      prove. Where they prove nothing, the mapping says 'decide:' with the choices, and import refuses it until a person has put \
      one of them there. What the rows of a file are is told by its columns and by what stands in them, unless --kind says it; \
      where nothing proves it, that is to be decided as well. A column that is called like the rows' number and has one of them
      twice, or a blank, is asked about before anything else is taken for their id.
      """)

  @Argument(help: ArgumentHelp("The files to look at.", valueName: "file"), completion: .file())
  var files: [String]
  @Option(
    help: ArgumentHelp("What the files hold, such as customers, tickets, counters or actions.", valueName: "kind"))
  var kind: RecordKind?
  @Option(help: ArgumentHelp("The sheet of a workbook; else the first.", valueName: "name"))
  var sheet: String?
  @Option(help: ArgumentHelp("The file to write; else standard output.", valueName: "file"), completion: .file())
  var out = "-"
  @OptionGroup var writing: WritingOptions
  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard !files.isEmpty else { throw ValidationError("Name at least one file.") }
  }

  func run() throws {
    let here = try Surroundings(common)
    let target = try OutputFile(out, writing, sparing: here.database)
    let names = RuleNames(try here.rulebook().acting)
    let guess = try Complaint.storing {
      try MappingGuess(try files.map { try ImportSource(path: $0) }, name: name, kind: kind, sheet: sheet, names: names)
    }
    try target.write(guess.yaml)
    let decisions = guess.decisions.map { "to be decided: \($0)" }
    Complaint.note((guess.findings + decisions).joined(separator: "\n"))
  }

  /// After the file it is written to, or the first it was made from.
  private var name: String {
    MappingGuess.name(for: out == "-" ? files.first ?? "" : out)
  }
}
