import CustomerSuccess
public import Framework

/// Reads `sources.yaml`: the names of sources, each with where it gets its rows and how they are read.
public enum SourcesReader {
  public static let fileName = "sources.yaml"
  private static let shared = ["every", "map", "kind", "zone", "sheet"]
  private static let ofCommands = [
    "url", "input", "environment", "secrets", "pages", "since", "timeout", "largest",
  ]

  /// Paths are taken as they stand; `isMapping` answers what is wrong with the name of a mapping.
  public static func read(
    _ text: String, file: String, mappings: MappingLibrary = MappingLibrary()
  ) throws(DocumentError) -> [DataSource] {
    let top = try DocumentNode(parsing: text, file: file)
    // Nothing but comments, or nothing yet.
    if top.isNull { return [] }
    var sources: [DataSource] = []
    for (name, node) in try top.entries("names of sources, each with a folder or a command") {
      sources.append(try source(name, node, mappings))
    }
    return sources
  }

  private static func source(
    _ name: String, _ node: DocumentNode, _ mappings: MappingLibrary
  ) throws(DocumentError) -> DataSource {
    guard isName(name) else {
      throw node.error("'\(name)' is no name for a source, expected letters, digits, - and _, 60 at most")
    }
    let all = try node.fields(optional: ["folder", "command"] + shared + ofCommands)
    guard (all["folder"] == nil) != (all["command"] == nil) else {
      throw node.error("expected one of folder and command\(all["folder"] == nil ? "" : ", found both")")
    }
    let every = try all["every"].map { node throws(DocumentError) in try duration(node, least: 1) }
    let reading = try reading(all, mappings)
    guard let folder = all["folder"] else {
      let command = try CommandReader(all).command()
      return DataSource(
        name: name, origin: .command(command), every: every ?? DataSource.usualEvery, reading: reading)
    }
    if let (key, wrong) = all.first(where: { ofCommands.contains($0.key) }) {
      throw wrong.error(
        "\(key) is for commands, expected one of folder, \(shared.joined(separator: ", ")) for a folder")
    }
    return DataSource(
      name: name, origin: .folder(try folder.filled("the path of a folder")), every: every ?? 1, reading: reading)
  }

  static func isName(_ name: String) -> Bool {
    (1...60).contains(name.count)
      && name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) || "-_".contains($0) } && !name.hasPrefix("-")
  }

  private static func reading(
    _ fields: [String: DocumentNode], _ mappings: MappingLibrary
  ) throws(DocumentError) -> DataSource.Reading {
    var reading = DataSource.Reading()
    if let node = fields["map"] {
      reading.map = try node.filled("the name of a mapping")
      do { _ = try mappings.source(named: reading.map ?? "") } catch {
        throw node.error(missing(error))
      }
    }
    reading.kind = try fields["kind"].map { node throws(DocumentError) in try node.choice() }
    reading.zone = try fields["zone"].map { node throws(DocumentError) in
      let name = try node.text("an IANA zone")
      guard let zone = ZoneNames.zone(named: name) else {
        throw node.error("found '\(name)', expected an IANA zone such as Europe/Berlin")
      }
      return zone
    }
    reading.sheet = try fields["sheet"]?.filled("the name of a sheet")
    return reading
  }

  private static func missing(_ error: any Error) -> String {
    guard case InterchangeError.refused(let complaints, _) = error, let first = complaints.first else {
      return "\(error)"
    }
    return first.message
  }

  /// Seconds.
  static func duration(
    _ node: DocumentNode, least: Int, longest: Int = DurationFormat.longest
  ) throws(DocumentError) -> Int {
    let text = try node.text("a length of time such as 15m")
    guard let seconds = DurationFormat.seconds(text), seconds >= least, seconds <= longest else {
      let most = longest == DurationFormat.longest ? "" : ", \(DurationFormat.text(longest)) at most"
      throw node.error("found '\(text)', expected a length of time such as 90s, 15m, 4h or 1d\(most)")
    }
    return seconds
  }
}

extension DocumentNode {
  /// A text that says something.
  func filled(_ expected: String) throws(DocumentError) -> String {
    let text = try text(expected)
    guard !text.isEmpty, !text.contains("\0") else { throw error("found nothing, expected \(expected)") }
    return text
  }
}
