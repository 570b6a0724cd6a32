import ArgumentParser
import ConsoleApp
import CustomerSuccess
import Foundation
import Interchange

struct SourcesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sources",
    abstract: "The sources of sources.yaml: last success, last error, rows, and when each runs next.",
    discussion: "What is wrong in sources.yaml is named with its line and what was expected, and ends with 2.")

  @OptionGroup var format: FormatOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let here = try Surroundings(common)
    let sources = try here.knownSources()
    let states = try here.sourceStates()
    let zone = try Surroundings.zone()
    try Output.report(
      SourceList(sources: sources.map { .init($0, states[$0.name]) }, zone: zone), as: format.format)
  }
}

private struct SourceList: PrintedReport {
  struct Entry: Encodable {
    var name: String
    var kind: String
    var mapping: String?
    /// Seconds.
    var every: Int
    var state: SourceState?

    init(_ source: DataSource, _ state: SourceState?) {
      name = source.name
      kind = if case .folder = source.origin { "folder" } else { "command" }
      mapping = source.reading.map
      every = source.every
      self.state = state
      // As the file has it now.
      self.state?.every = source.every
    }

    enum CodingKeys: String, CodingKey {
      case name, kind, mapping, every, status, lastSuccess, lastError, lastErrorAt, failures, rows, next, cursor
    }

    /// All keys are always there.
    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(name, forKey: .name)
      try container.encode(kind, forKey: .kind)
      try container.encode(mapping, forKey: .mapping)
      try container.encode(every, forKey: .every)
      try container.encode(status.rawValue, forKey: .status)
      try container.encode(state?.success?.iso8601, forKey: .lastSuccess)
      try container.encode(state?.failure.map { _ in state?.error ?? "" }, forKey: .lastError)
      try container.encode(state?.failure?.iso8601, forKey: .lastErrorAt)
      try container.encode(state?.failures ?? 0, forKey: .failures)
      try container.encode(state?.rows ?? 0, forKey: .rows)
      try container.encode(state?.next?.iso8601, forKey: .next)
      try container.encode(state?.cursor, forKey: .cursor)
    }

    var status: Status { state.map { $0.isFailing ? .failing : .well } ?? .new }

    enum Status: String {
      case new, well, failing

      var words: String { self == .new ? "not yet run" : rawValue }
    }
  }

  var sources: [Entry]
  var zone: Zone

  enum CodingKeys: String, CodingKey { case sources }

  var parts: [ReportPart] {
    let rows = sources.map { entry in
      let state = entry.state
      return [
        entry.name, entry.status.words, time(state?.success), "\(state?.rows ?? 0)", time(state?.next),
        time(state?.failure), state?.error.split(whereSeparator: \.isNewline).first.map(String.init) ?? "",
      ]
    }
    return [
      .sheet(
        Sheet(
          columns: [
            .words("Source"), .words("State"), .words("Last success"), .number("Rows"), .words("Next"),
            .words("Last error"), .words("", maximum: 200),
          ], rows: rows))
    ]
  }

  private func time(_ moment: Instant?) -> String {
    moment.map { "\(zone.date(of: $0)) \(TimeWords.clock($0, in: zone))" } ?? ""
  }
}
