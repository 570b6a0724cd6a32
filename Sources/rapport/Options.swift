import ArgumentParser
import ConsoleApp
import CustomerSuccess
import Foundation
import Framework

/// What is common to every command.
struct CommonOptions: ParsableArguments {
  @Option(
    name: .customLong("db"),
    help: ArgumentHelp("The database; else $RAPPORT_DB, else rapport.db in the data folder.", valueName: "file"))
  var database: String?

  @Option(
    name: .customLong("config"),
    help: ArgumentHelp("The configuration; else config.yaml in the configuration folder.", valueName: "file"))
  var configuration: String?

  @Option(
    name: .customLong("as"),
    help: ArgumentHelp("Who acts; else $RAPPORT_USER, the configuration, the login name.", valueName: "name"))
  var actor: String?

  @Option(
    name: .customLong("now"),
    help: ArgumentHelp("The clock to reckon by, ISO 8601 with an offset.", valueName: "time"))
  var now: Instant?
}

/// How a command that prints rows prints them.
struct FormatOption: ParsableArguments {
  @Option(name: .customLong("format"), help: ArgumentHelp("How to print.", valueName: "format"))
  var format = OutputFormat.text
}

enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json, csv, markdown
}

/// Where things lie and who acts, decided once from options, environment and configuration.
struct Surroundings {
  var database: URL
  var configuration: Configuration
  var configurationFolder: URL
  var me: String
  /// Set when the caller handed in a clock.
  var fixedNow: Instant?
  var now: Instant

  init(_ options: CommonOptions) throws {
    let file = Surroundings.configurationFile(options)
    let isThere = options.configuration != nil || FileManager.default.fileExists(atPath: file.path)
    self.init(options, configuration: isThere ? try Surroundings.configuration(at: file) : Configuration())
  }

  /// By a configuration read elsewhere.
  init(_ options: CommonOptions, configuration: Configuration) {
    let environment = ProcessInfo.processInfo.environment
    let folders = BaseFolders.ofUser
    configurationFolder = folders.configuration
    self.configuration = configuration
    let named = options.database ?? environment["RAPPORT_DB"].flatMap(nonEmpty) ?? configuration.database
    database = named.map { URL(fileURLWithPath: $0) } ?? folders.data.appending(path: "rapport.db")
    me = options.actor ?? environment["RAPPORT_USER"].flatMap(nonEmpty) ?? configuration.user ?? NSUserName()
    fixedNow = options.now
    now = options.now ?? Instant(seconds: Int(Date().timeIntervalSince1970.rounded(.down)))
  }

  static func configurationFile(_ options: CommonOptions) -> URL {
    options.configuration.map { URL(fileURLWithPath: $0) }
      ?? BaseFolders.ofUser.configuration.appending(path: "config.yaml")
  }

  private static func configuration(at file: URL) throws -> Configuration {
    let text = try Complaint.text(of: file.path)
    return try Complaint.reading { () throws(DocumentError) in
      try Configuration.read(text, file: file.path)
    }
  }
}

/// The XDG base folders with the product's name behind them.
struct BaseFolders {
  var configuration: URL
  var data: URL
  var state: URL

  static var ofUser: BaseFolders {
    let environment = ProcessInfo.processInfo.environment
    // Foundation goes by the password file alone; people and scripts set HOME.
    let home = environment["HOME"].flatMap { $0.hasPrefix("/") ? URL(fileURLWithPath: $0) : nil }
    return BaseFolders(
      environment: environment, home: home ?? FileManager.default.homeDirectoryForCurrentUser)
  }

  init(environment: [String: String], home: URL) {
    // The specification has relative paths ignored.
    func folder(_ variable: String, _ fallback: String) -> URL {
      let value = environment[variable] ?? ""
      let base = value.hasPrefix("/") ? URL(fileURLWithPath: value) : home.appending(path: fallback)
      return base.appending(path: "rapport")
    }
    configuration = folder("XDG_CONFIG_HOME", ".config")
    data = folder("XDG_DATA_HOME", ".local/share")
    state = folder("XDG_STATE_HOME", ".local/state")
  }
}

private func nonEmpty(_ text: String) -> String? { text.isEmpty ? nil : text }
