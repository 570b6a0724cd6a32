import ArgumentParser
import CustomerSuccess
import Framework
import Interchange
import SuccessStore

/// How files that are imported are to be understood.
struct ImportReading: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "What every file holds: \(RecordKind.words), or xapi: statements of a learning record store.", valueName: "kind"))
  var kind: FileKind?
  @Option(
    help: ArgumentHelp(
      "How to read another tool's export: \(MappingLibrary().names.joined(separator: ", ")), NAME.yaml in the mappings folder of the configuration, or the path of a file.",
      valueName: "name"))
  var map: String?
  @Option(
    help: ArgumentHelp(
      "Where times without an offset are read, such as Europe/Berlin, whatever a mapping says.", valueName: "zone"))
  var zone: String?
  @Flag(help: "Take CSV values as they stand, as export --raw-csv writes them.")
  var rawCSV = false
  @Option(help: ArgumentHelp("The sheet of workbooks; else what the mapping says, or the first.", valueName: "name"))
  var sheet: String?

  func validate() throws {
    guard let zone, ZoneNames.zone(named: zone) == nil else { return }
    throw Complaint.wrongValue("--zone", zone, "an IANA zone such as Europe/Berlin")
  }

  /// `mapping` goes before the one of the call.
  func options(
    _ here: Surroundings, mapping: String? = nil, listed: Int = 20, rejects: Bool = false
  ) throws -> ImportOptions {
    let reading = DataSource.Reading(
      map: mapping ?? map, kind: kind?.rows, zone: zone.flatMap(ZoneNames.zone), sheet: sheet)
    var options = try here.importOptions(reading)
    options.rawCSV = rawCSV
    options.isXAPI = kind == .xapi
    options.listed = listed
    options.rejects = rejects
    return options
  }
}

/// What files may be said to hold.
enum FileKind: ListedArgument, Hashable {
  case kind(RecordKind)
  case xapi

  static let allCases = RecordKind.allCases.map(FileKind.kind) + [.xapi]

  init?(rawValue: String) {
    guard let found = Self.allCases.first(where: { $0.rawValue == rawValue }) else { return nil }
    self = found
  }

  var rawValue: String { rows?.rawValue ?? "xapi" }

  var rows: RecordKind? { if case .kind(let kind) = self { kind } else { nil } }
}

extension Surroundings {
  /// How rows are to be understood by the rules that hold here.
  func importOptions(_ reading: DataSource.Reading) throws -> ImportOptions {
    let records = RecordReading(try rulebook(), zone: reading.zone)
    var options = ImportOptions(
      kind: reading.kind, mapping: try reading.map.map(mappings.mapping(named:)), now: now, reading: records)
    options.sheet = reading.sheet
    return options
  }
}
