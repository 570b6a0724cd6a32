import ArgumentParser
import ConsoleApp
import Foundation

struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config",
    abstract: "Every option's value, and where it comes from.",
    discussion: """
      An option of the call goes before the environment, that before the file, that before the default. --defaults prints a
      commented config.yaml to start from.
      """)

  @Flag(help: "Print a configuration file that holds the defaults, with what each option is for.")
  var defaults = false
  @OptionGroup var look: LookOptions
  @OptionGroup var format: FormatOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    if defaults { return try Output.write(ConfigurationTemplate.text()) }
    let here = try Surroundings(common, look: look)
    try Output.report(ConfigReport(here, file: Surroundings.configurationFile(common)), as: format.format)
  }
}

/// What is set, and by what.
struct ConfigReport: Encodable {
  var configurationFile: String
  var isFileThere: Bool
  var options: [Setting]

  struct Setting: Encodable {
    var name: String
    var value: String
    /// `default`, `file`, `environment` or `option`.
    var source: String
    /// `config.yaml:3`, `$RAPPORT_DB`, `--db`; absent for a default.
    var place: String?
  }

  init(_ here: Surroundings, file: URL) {
    configurationFile = file.path
    isFileThere = FileManager.default.fileExists(atPath: file.path)
    options = ConfigurationOption.all.map { option in
      let origin = here.configuration.origin(of: option)
      return Setting(
        name: option.name, value: here.value(of: option), source: origin.kind,
        place: origin == .standard ? nil : origin.description)
    }
  }
}

extension Surroundings {
  /// What holds, also where nothing is set.
  fileprivate func value(of option: ConfigurationOption) -> String {
    switch option.name {
    case "database": database.path
    case "user": me
    default: option.value(in: configuration) ?? option.standardDescription
    }
  }
}

extension ConfigReport: PrintedReport {
  var parts: [ReportPart] {
    [
      .line(isFileThere ? configurationFile : "\(configurationFile) is not there, which is fine"),
      .sheet(
        Sheet(
          columns: [.words("Option"), .words("Value", maximum: 100), .words("From", maximum: 200)],
          rows: options.map { [$0.name, $0.value, $0.place ?? $0.source] })),
    ]
  }
}
