import ArgumentParser
import CustomerSuccess
import Foundation
import Interchange

struct SyncCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sync",
    abstract: "Asks the sources of sources.yaml for what is new, and imports it.",
    discussion: """
      Each source runs when its time has come, with the others beside it; one that is named runs at once. Everything that one run \
      brings is one import, and one entry of the log where it changed anything. A run that fails, or whose answer breaks off, imports \
      nothing and begins at the same place the next time: a minute later, then two, four, up to an hour. A source that asks for \
      it (Retry-After) is waited for. What changes in sources.yaml holds within a second; \
      where that is wrong, it is said, and all goes on as before. Interrupt it to end it. SOURCES in 'rapport man' has what sources.yaml can say, with examples.
      """)

  @Argument(help: ArgumentHelp("The sources; else all of them.", valueName: "name"))
  var names: [String] = []
  @Flag(help: "Run what is due and end, for cron: 1 when a source failed, 2 when only rows were wrong.")
  var once = false
  @Flag(help: "Ask for everything, as in the first run, and take again what was undone of earlier runs.")
  var anew = false
  @OptionGroup var common: CommonOptions

  func run() throws {
    let signals = StopSignals()
    let here = try Surroundings(common)
    Scratch.sweep(here)
    var file = SourcesFile(here)
    let sources = try Self.chosen(names, of: here.knownSources())
    try SyncRun(here, anew: anew, isOnce: once).run(sources, isNamed: !names.isEmpty, signals) {
      file.isNew() ? try Self.chosen(names, of: here.knownSources()) : nil
    }
  }

  private static func chosen(_ names: [String], of sources: [DataSource]) throws -> [DataSource] {
    for name in names where !sources.contains(where: { $0.name == name }) {
      let known = sources.map(\.name)
      let near = nearestHint(to: name, among: known)
      throw Complaint.wrongValue("sync", name, "one of \(known.joined(separator: ", "))\(near)")
    }
    return names.isEmpty ? sources : sources.filter { names.contains($0.name) }
  }
}

extension Surroundings {
  /// There are some, or it is said how to name them.
  func knownSources() throws -> [DataSource] {
    let file = configurationFolder.appending(path: SourcesReader.fileName).path
    guard let sources = try sources(), !sources.isEmpty else {
      throw Complaint.complain(
        "\(file) names no sources. SOURCES in 'rapport man' says how, with examples.", Complaint.workFailed)
    }
    return sources
  }
}
